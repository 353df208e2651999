import MarkdownText
import SourceText

extension PlanReader {
  /// Rows of status tables are the first place where phases are told.
  mutating func readStatusTable(_ site: TableSite) {
    var group: Int?
    var site = site
    site.unit = unit(of: site)
    resolver.reserve(site.table.rows.count)
    let coding = coding(of: site)
    for row in site.table.rows {
      guard let item = site.cell(.item, of: row), item.count > 0 else { continue }
      if isGroupRow(row, item, site) {
        document.groups.append(PhaseGroup(name: plain(item), at: at(item)))
        group = document.groups.count - 1
        resolver.add(group: plain(item), as: document.groups.count - 1)
      } else {
        readPhaseRow(row, item, site, group, coding)
      }
    }
  }

  /// Only the first cell is filled, and it is bold or all in capitals.
  func isGroupRow(
    _ row: MarkdownTable.Row, _ item: SourceSpan, _ site: TableSite
  ) -> Bool {
    for cell in row.cells where cell != item && cell.count > 0 {
      guard plain(cell).isEmpty else { return false }
    }
    if isBold(item) { return true }
    let letters = bytes[item.range].filter(isLetter)
    return letters.count > 1 && letters.allSatisfy { $0 < UInt8(ascii: "a") }
  }

  private mutating func readPhaseRow(
    _ row: MarkdownTable.Row, _ item: SourceSpan, _ site: TableSite, _ group: Int?,
    _ coding: Coding
  ) {
    var (label, rest) = rowLabel(item, site)
    switch coding {
    case .words: break
    case .column:
      if let code = codeLabel(of: row, site) {
        (label, rest) = (code, rest ?? plain(withoutSigns(item)))
      }
    case .cell:
      if let found = codeAndName(plain(withoutSigns(item))) { (label, rest) = found }
    }
    let name = site.cell(.name, of: row).map { standingText($0) } ?? rest
    let index = phase(labelled: label, name: name.flatMap { $0.isEmpty ? nil : $0 })
    document.phases[index].mentions.append(Phase.Mention(.row, label, at: at(item)))
    if document.phases[index].group == nil, let group {
      document.phases[index].group = group
      document.groups[group].members.append(index)
    }
    readCells(row, site, index)
    if isStruck(item) { giveUp(index, at: item) }
  }

  /// A row that is struck out is given up, unless it says itself that it is done.
  private mutating func giveUp(_ phase: Int, at item: SourceSpan) {
    let claims = document.phases[phase].contents.statuses
    guard !claims.contains(where: { $0.state == .complete || $0.state == .verified }) else {
      return
    }
    var claim = StatusClaim(.row, at: at(item))
    claim.state = .waived
    document.phases[phase].contents.statuses = [claim]
  }

  /// A row of the same label is the same phase.
  private mutating func phase(labelled label: PhaseLabel, name: String?) -> Int {
    let index = document.phases.count
    var phase = Phase(label: label, name: name)
    phase.isRange = label.ordinals.count > 1
    document.phases.append(phase)
    resolver.add(label, name: name, as: index, isRange: phase.isRange)
    return index
  }

  /// `Audit 1`, `3`, `Phase 1: Setup`.
  private func rowLabel(_ item: SourceSpan, _ site: TableSite) -> (PhaseLabel, String?) {
    let plain = standingText(withoutSigns(item))
    let text = Array(plain.utf8)
    let parser = LabelParser(text)
    let found = parser.label(at: SourceSpan(0, text.count))
    if let found, found.end == text.count, plain.isSingleSpaced { return (found.label, nil) }
    if let found, found.end < text.count {
      let rest = withoutJoint(SourceSpan(found.end, text.count), in: text)
      return (found.label, Plans.text(rest, of: text))
    }
    if let (before, behind) = plain.splitOnce(at: ": ") {
      return (parser.bareLabel(before, heading: site.unit), behind.singleSpaced)
    }
    return (parser.bareLabel(plain, heading: site.unit), nil)
  }

  /// A mark before the label is not part of it.
  func withoutSigns(_ span: SourceSpan) -> SourceSpan {
    guard let mark = MarkScanner.mark(at: span.start, in: bytes, end: span.end) else { return span }
    return trimming(SourceSpan(mark.span.end, span.end), in: bytes)
  }

  /// The head of the column, where it names a kind of unit: `Milestone`.
  private func unit(of site: TableSite) -> String? {
    guard let column = site.index(.item) else { return nil }
    let head = plain(site.table.header.cells[column])
    let first = head.utf8.split(separator: 0x20).first.map { String(Substring($0)) }
    return first.flatMap {
      LabelParser.keywords.contains(LabelParser.singular($0.folded)) ? $0 : nil
    } ?? "Phase"
  }

  private mutating func readCells(_ row: MarkdownTable.Row, _ site: TableSite, _ index: Int) {
    if let cell = site.cell(.status, of: row), cell.count > 0,
      var claim = status(standing(cell), .row)
    {
      if claim.date == nil, let dateCell = site.cell(.date, of: row) {
        claim.date = date(in: dateCell)
      }
      document.phases[index].contents.statuses.append(claim)
    }
    if let cell = site.cell(.blocker, of: row) {
      document.phases[index].contents.blockers.append(blocker(cell, emptyAt: row.span))
    }
    if let cell = site.cell(.prerequisite, of: row), cell.count > 0, !isNothing(cell) {
      document.phases[index].contents.prerequisites += needs(cell)
    }
    if let cell = site.cell(.gate, of: row), cell.count > 0, !isNothing(cell) {
      document.phases[index].contents.gates.append(gate("Gate", cell, at: cell))
    }
    if let cell = site.cell(.evidence, of: row), cell.count > 0, !isNothing(cell) {
      var block = EvidenceBlock(
        .verification, key: plain(site.table.header.cells[site.index(.evidence) ?? 0]),
        date: date(in: cell), keySpan: at(cell))
      take(cell, into: &block)
      document.phases[index].contents.evidence.append(block)
    }
  }

  /// What a column of prerequisites names: phases, or words where it names none.
  private func needs(_ cell: SourceSpan) -> [Prerequisite] {
    var found = Prerequisite(text: located(cell), at: at(cell))
    found.references = blockerReferences(cell)
    return [found]
  }

  // MARK: Cells

  /// `None`, `-`, `n/a`.
  func isNothing(_ cell: SourceSpan) -> Bool { Self.isNothing(plain(cell)) }

  private static func isNothing(_ words: String) -> Bool {
    if nothing.value(of: words) != nil { return true }
    return words.holdsHighBytes && nothingElsewhere.contains(words.folded)
  }

  private static let nothing = WordTable([
    "", "none", "-", "--", "n/a", "na", "nothing", "no", "nil", "none yet", "keine", "keiner",
    "kein", "aucun", "aucune", "ninguno", "ninguna", "nessuno", "nenhum", "brak", "geen", "ingen",
  ])
  private static let nothingElsewhere: Set<String> = ["—", "–", "нет", "无", "なし"]

  /// What may stand before a note that nothing is in the way.
  private static let noBlocker = WordTable(["none", "n/a", "no", "nothing", "-"])

  func blocker(_ cell: SourceSpan, emptyAt row: SourceSpan) -> Blocker {
    let cell = standing(cell)
    let place = cell.count > 0 ? cell : SourceSpan(row.end, row.end)
    let words = plain(cell)
    if Self.isNothing(words) { return Blocker(.none, text: words, at: at(place)) }
    if let first = words.utf8.first.map(lowered),
      first == UInt8(ascii: "n") || first == UInt8(ascii: "-")
    {
      for joint in [" - ", " – ", " — ", ": ", " ("] {
        guard let (before, note) = words.splitOnce(at: joint) else { continue }
        if Self.noBlocker.value(of: before) != nil {
          return Blocker(.none, text: before, note: note, at: at(place))
        }
      }
    }
    return Blocker(.words, text: words, references: blockerReferences(cell), at: at(place))
  }

  /// The parts between commas, "and", `+` and `&`, each of which may name a phase.
  private func blockerReferences(_ cell: SourceSpan) -> [PhaseReference] {
    let found = references(in: cell)
    if !found.isEmpty { return found }
    return list(cell).flatMap { part -> [PhaseReference] in
      var names = [part.value]
      for joint in [" and ", " + ", " & "] {
        names = names.flatMap { name in
          name.splitOnce(at: joint).map { [$0.before, $0.behind] } ?? [name]
        }
      }
      return names.map {
        PhaseReference(aliases.applied(to: LabelParser([]).bareLabel($0)), at: part.span)
      }
    }
  }

  /// The labels in a line of words.
  func references(in span: SourceSpan) -> [PhaseReference] {
    LabelParser(bytes).labels(in: span).map {
      PhaseReference(aliases.applied(to: $0.label), at: at($0.span))
    }
  }

  /// A result where a status stands first, a criterion otherwise.
  func gate(_ key: String, _ value: SourceSpan, at span: SourceSpan) -> GateClaim {
    let value = trimming(value, in: bytes)
    let claim = StatusParser(bytes, vocabulary).parse(value, .field, .known)
    // `Complete set of fixtures exists` is a criterion: a result is a mark, or a word in capitals,
    // or a word with nothing but a date or a note behind it.
    guard let claim, isResult(claim) else {
      return marked(key, value, at: span)
        ?? GateClaim(key: key, result: nil, text: located(value), at: at(span))
    }
    return GateClaim(
      key: key, result: moved(claim), text: claim.note.map { located($0.span) }, at: at(span))
  }

  /// `✅ All tests pass`: the mark is the result, the words are what holds.
  private func marked(_ key: String, _ value: SourceSpan, at span: SourceSpan) -> GateClaim? {
    guard let mark = MarkScanner.mark(at: value.start, in: bytes, end: value.end),
      let state = vocabulary.state(of: mark)
    else { return nil }
    var claim = StatusClaim(.field, at: at(mark.span))
    claim.mark = moved(mark)
    claim.state = state
    claim.date = date(in: value)
    return GateClaim(
      key: key, result: claim, text: located(SourceSpan(mark.span.end, value.end)), at: at(span))
  }

  func isResult(_ claim: StatusClaim) -> Bool {
    if claim.mark != nil { return true }
    guard let word = claim.word else { return false }
    if !word.value.utf8.contains(where: { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) {
      return true
    }
    guard let note = claim.note else { return true }
    // A dash, a bracket or a colon parts a result from what is said of it.
    return bytes[word.span.end..<note.span.start].contains {
      "-:(,;".utf8.contains($0) || $0 >= 0x80
    }
  }

  /// A span without the signs that join a label and a name.
  func withoutJoint(_ span: SourceSpan, in bytes: [UInt8]) -> SourceSpan {
    var (start, end) = (span.start, span.end)
    while start < end {
      if isBlank(bytes[start]) || ":-.|)*".utf8.contains(bytes[start]) {
        start += 1
      } else if bytes[start] == 0xE2, let (found, length) = scalar(at: start, in: bytes, end: end),
        found == "–" || found == "—" || found == "→"
      {
        start += length
      } else {
        break
      }
    }
    while end > start, isBlank(bytes[end - 1]) || ":-*".utf8.contains(bytes[end - 1]) { end -= 1 }
    return SourceSpan(start, end)
  }
}
