import MarkdownText
import SourceText

extension PlanReader {
  /// Sorts the tables by their heads and reads all but those of phases.
  mutating func readTables() {
    for index in markdown.blocks.indices {
      guard case .table(let table) = markdown.blocks[index].kind else { continue }
      noteRaggedRows(table)
      let head = table.header.cells.map { plain($0).folded }
      let site = TableSite(block: index, section: sectionOfBlock[index], table: table, head: head)
      tableOfBlock[index] = tables.count
      tables.append(site)
      read(site)
    }
    readUndelimitedTables()
  }

  private mutating func noteRaggedRows(_ table: MarkdownTable) {
    for row in table.rows where row.cells.count != table.columns {
      problem(.raggedRow(cells: row.cells.count, columns: table.columns), at: row.span)
    }
  }

  private mutating func read(_ site: TableSite) {
    switch site.kind {
    case .header: readHeader(site.table.rows, site.section)
    case .documents: for row in site.table.rows { readDocument(row, site) }
    case .ownership: for row in site.table.rows { readOwnership(row, site) }
    case .truths: for row in site.table.rows { readTruth(row, site) }
    case .bugs: for row in site.table.rows { readBug(row, site) }
    case .actions: for row in site.table.rows { readAction(row, site) }
    case .legend: readLegend(site)
    case .status, .assertions, .other: break
    }
  }

  // MARK: Header tables

  /// `| **Status** | Complete |`.
  private mutating func readHeader(_ rows: [MarkdownTable.Row], _ section: Int) {
    for row in rows {
      guard row.cells.count >= 2, let key = row.cell(0), key.count > 0 else { continue }
      let value = SourceSpan(row.cells[1].start, row.cells[row.cells.count - 1].end)
      addTableField(key, value, section)
    }
  }

  private mutating func addTableField(_ key: SourceSpan, _ value: SourceSpan, _ section: Int) {
    var name = plain(key)
    if name.utf8.last == UInt8(ascii: ":") { name.removeLast() }
    var field = PlanField(
      .table, key: name, keySpan: at(key), value: plain(value), valueSpan: at(value),
      section: section)
    field.date = date(in: value)
    document.fields.append(field)
    if section <= 1 { document.header.append(field) }
  }

  /// The rows of a header without the line that makes a table of them.
  private mutating func readUndelimitedTables() {
    for index in markdown.blocks.indices {
      guard case .paragraph(let lines) = markdown.blocks[index].kind, let first = lines.first,
        first.count > 4,
        bytes[first.start] == UInt8(ascii: "|")
      else { continue }
      for line in lines {
        guard line.count > 4, bytes[line.start] == UInt8(ascii: "|") else { break }
        readUndelimited(line, sectionOfBlock[index])
      }
    }
  }

  private mutating func readUndelimited(_ line: SourceSpan, _ section: Int) {
    var cells: [SourceSpan] = []
    var start = line.start + 1
    for offset in (line.start + 1)..<line.end where bytes[offset] == UInt8(ascii: "|") {
      guard bytes[offset - 1] != UInt8(ascii: "\\") else { continue }
      cells.append(trimming(SourceSpan(start, offset), in: bytes))
      start = offset + 1
    }
    guard cells.count >= 2, isBold(cells[0]), cells[1].count > 0 else { return }
    addTableField(cells[0], SourceSpan(cells[1].start, cells[cells.count - 1].end), section)
  }

  /// The whole of a cell is bold.
  func isBold(_ cell: SourceSpan) -> Bool {
    let bold = markdown.marks(in: cell).spans(.bold)
    return bold.count == 1 && bold[0].start == cell.start + 2 && bold[0].end == cell.end - 2
  }

  // MARK: Other tables

  private mutating func readDocument(_ row: MarkdownTable.Row, _ site: TableSite) {
    guard let cell = site.cell(.document, of: row), cell.count > 0 else { return }
    let status = site.cell(.status, of: row) ?? site.index(.other).flatMap(row.cell)
    let classText = status.map { plain($0) }
    document.documents.append(
      DocumentEntry(
        path: located(cell), documentClass: classText.flatMap(DocumentClass.init(reading:)),
        classText: classText,
        purpose: (site.cell(.purpose, of: row) ?? site.cell(.name, of: row)).map { plain($0) },
        section: site.section, at: at(row.span)))
  }

  private mutating func readOwnership(_ row: MarkdownTable.Row, _ site: TableSite) {
    guard let repository = row.cell(0), repository.count > 0 else { return }
    document.ownership.append(
      OwnershipRow(
        repository: located(repository),
        owns: site.cell(.owns, of: row).map { list($0) } ?? [],
        doesNotOwn: site.cell(.doesNotOwn, of: row).map { list($0) } ?? [], at: at(row.span)))
  }

  /// The parts of a cell between commas.
  func list(_ cell: SourceSpan) -> [Located<String>] {
    var found: [Located<String>] = []
    var start = cell.start
    var depth = 0
    for offset in cell.range {
      switch bytes[offset] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: ",") where depth <= 0, UInt8(ascii: ";") where depth <= 0:
        found.append(located(SourceSpan(start, offset)))
        start = offset + 1
      default: continue
      }
    }
    found.append(located(SourceSpan(start, cell.end)))
    found.removeAll { $0.value.utf8.count <= 3 && ["", "-", "—"].contains($0.value) }
    return found
  }

  private mutating func readTruth(_ row: MarkdownTable.Row, _ site: TableSite) {
    let datumColumn = site.index(.datum) ?? 0
    guard let datum = row.cell(datumColumn), datum.count > 0 else { return }
    let sources = site.columns.indices.compactMap { column -> TruthRow.Source? in
      guard site.columns[column] == .truth, let cell = row.cell(column), cell.count > 0 else {
        return nil
      }
      let mode = plain(site.table.header.cells[column])
      return TruthRow.Source(mode: mode, owner: located(cell))
    }
    let current = site.cell(.current, of: row) ?? site.cell(.status, of: row)
    document.truths.append(
      TruthRow(
        datum: located(datum), sources: sources, current: current.map { located($0) },
        mark: current.flatMap { MarkScanner.first(in: $0, of: bytes) }.map { moved($0) },
        at: at(row.span)))
  }

  private mutating func readBug(_ row: MarkdownTable.Row, _ site: TableSite) {
    guard let title = site.cell(.bug, of: row) else { return }
    let number = site.cell(.number, of: row) ?? title
    document.bugs.append(
      BugRow(
        number: located(number), title: plain(title),
        cause: site.cell(.cause, of: row).map { plain($0) },
        fix: site.cell(.fix, of: row).map { located($0) },
        impact: site.cell(.impact, of: row).map { plain($0) }, at: at(row.span)))
  }

  private mutating func readAction(_ row: MarkdownTable.Row, _ site: TableSite) {
    guard let task = site.cell(.task, of: row), task.count > 0 else { return }
    let status = site.cell(.status, of: row).flatMap { $0.count > 0 ? $0 : nil }
    document.actions.append(
      ActionRow(
        task: located(task), owner: site.cell(.owner, of: row).map { located($0) },
        blocking: (site.cell(.blocking, of: row) ?? site.cell(.blocker, of: row)).map {
          located($0)
        },
        status: status.flatMap { self.status($0, .row) }, at: at(row.span)))
  }

  /// `| ✅ | Complete |`.
  private mutating func readLegend(_ site: TableSite) {
    let markColumn = site.index(.mark) ?? 0
    let entries = site.table.rows.compactMap { row -> Legend.Entry? in
      guard let cell = row.cell(markColumn), let meaning = row.cell(markColumn == 0 ? 1 : 0),
        let mark = MarkScanner.first(in: cell, of: bytes)
      else { return nil }
      let claim = StatusParser(bytes, StatusVocabulary()).parse(meaning, .field, .lenient)
      guard let word = claim?.word else { return nil }
      return Legend.Entry(
        mark: moved(mark), words: [moved(word)], explanation: claim?.note?.value,
        state: claim?.state ?? StatusVocabulary().state(of: mark), at: at(row.span))
    }
    guard !entries.isEmpty else { return }
    let legend = Legend(
      title: document.sections[site.section].title, entries: entries,
      at: at(markdown.blocks[site.block].span), isOfStatus: true)
    document.legends.append(legend)
    vocabulary.learn(legend)
  }
}

extension DocumentClass {
  /// Reads `CANONICAL - Master Plan`, `Session State`, `Archived`.
  package init?(reading text: String) {
    let words = text.folded.utf8.split(whereSeparator: { !isWordByte($0) })
    guard let first = words.first.map({ String(Substring($0)) }) else { return nil }
    switch first {
    case "canonical", "authoritative", "master", "primary": self = .canonical
    case "session", "scratch", "scratchpad", "ephemeral", "temporary": self = .session
    case "archived", "archive", "historical", "deprecated", "superseded", "legacy", "obsolete":
      self = .archived
    default: return nil
    }
  }
}
