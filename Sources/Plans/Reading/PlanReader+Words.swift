import MarkdownText
import SourceText

extension PlanReader {
  /// Numbers, dates and references of all prose, and the trees in fences.
  mutating func readWords() {
    var next = 0
    for index in markdown.blocks.indices {
      let section = sectionOfBlock[index]
      switch markdown.blocks[index].kind {
      case .heading(_, let content): readProse(content, markdown.marks(in: content), section)
      case .paragraph(let lines):
        for line in lines {
          readProse(line, marksOfLines[next], section)
          next += 1
        }
      case .table(let table):
        for row in table.rows {
          for cell in row.cells { readProse(cell, markdown.marks(in: cell), section) }
        }
      case .fence(let fence): readTree(fence, section)
      case .html, .rule, .quote, .list, .item, .indentedCode: continue
      }
    }
    readFenceEvidenceReferences()
  }

  private mutating func readProse(_ line: SourceSpan, _ marks: InlineMarks, _ section: Int) {
    guard line.count > 1 else { return }
    let hasDigits = markdown.mayHold(.digit, in: line)
    let dates = hasDigits ? DateScanner(bytes).all(in: line) : []
    for date in dates {
      document.dates.append(moved(date))
      if date.day == nil { problem(.impossibleDate(date.text), at: date.span) }
    }
    readReferences(line, marks, section)
    if hasDigits { readNumbers(line, marks, dates, section) }
  }

  private mutating func readReferences(_ line: SourceSpan, _ marks: InlineMarks, _ section: Int) {
    // Names of all kinds have one of these; links and code are marked.
    let mayName = markdown.mayHold(.names, in: line)
    guard mayName || !marks.isEmpty else { return }
    let phase = document.sections[section].phase
    for found in ReferenceScanner(bytes).references(in: line, marks, mayName: mayName) {
      document.references.append(
        PlanReference(
          moved(found.target), text: text(found.span, of: bytes), isLink: found.isLink,
          section: section, phase: phase, at: at(found.span)))
    }
  }

  private func moved(_ target: PlanReference.Target) -> PlanReference.Target {
    guard case .rfc(var reference) = target else { return target }
    reference.span = at(reference.span)
    return .rfc(reference)
  }

  private mutating func readNumbers(
    _ line: SourceSpan, _ marks: InlineMarks, _ dates: [PlanDate], _ section: Int
  ) {
    let skipped = Self.outsideOfProse(marks, dates)
    let mentions = NumberScanner(bytes).numbers(in: line, outside: skipped, section: section)
    guard !mentions.isEmpty else { return }
    let date = dates.first.map { moved($0) } ?? document.sections[section].date
    let label = label(of: line, marks)
    for mention in mentions {
      // The numbers of phases and of sections are names.
      var mention = moved(mention)
      mention.date = date
      mention.label = label
      document.numbers.append(mention)
    }
  }

  /// Code, targets of links and dates, in order.
  private static func outsideOfProse(_ marks: InlineMarks, _ dates: [PlanDate]) -> [SourceSpan] {
    guard !marks.isEmpty || !dates.isEmpty else { return [] }
    var parts = dates.map(\.span)
    for mark in marks.found where mark.kind == .code || mark.kind == .target {
      parts.append(mark.span)
    }
    if parts.count > 1 { parts.sort() }
    return parts
  }

  /// The bold key that the line begins with.
  private func label(of line: SourceSpan, _ marks: InlineMarks) -> String? {
    guard let bold = marks.first(.bold), bold.start <= line.start + 4 else { return nil }
    var name = plain(bold)
    if name.utf8.last == UInt8(ascii: ":") {
      name.removeLast()
      return name
    }
    let behind = bold.end + 2
    return behind < line.end && bytes[behind] == UInt8(ascii: ":") ? name : nil
  }

  /// References that stand in evidence know it.
  private mutating func readFenceEvidenceReferences() {
    var spans = document.loose.evidence.map(\.span)
    for phase in document.phases { spans += phase.contents.evidence.map(\.span) }
    spans.sort()
    guard !spans.isEmpty else { return }
    for index in document.references.indices where isInside(spans, document.references[index].span)
    {
      document.references[index].context = .evidence
    }
    let found = Dictionary(grouping: document.references.filter { $0.context == .evidence }) {
      $0.phase
    }
    for (phase, references) in found {
      guard let phase else {
        Self.give(references, to: &document.loose.evidence)
        continue
      }
      Self.give(references, to: &document.phases[phase].contents.evidence)
    }
  }

  private func isInside(_ spans: [SourceSpan], _ span: SourceSpan) -> Bool {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].start <= span.start { low = middle + 1 } else { high = middle }
    }
    return low > 0 && span.end <= spans[low - 1].end
  }

  private static func give(_ references: [PlanReference], to blocks: inout [EvidenceBlock]) {
    guard !references.isEmpty, !blocks.isEmpty else { return }
    let order = blocks.indices.sorted { blocks[$0].span < blocks[$1].span }
    var next = 0
    for reference in references {
      while next + 1 < order.count, blocks[order[next + 1]].span.start <= reference.span.start {
        next += 1
      }
      if blocks[order[next]].span.start <= reference.span.start,
        reference.span.end <= blocks[order[next]].span.end
      {
        blocks[order[next]].references.append(reference)
      }
    }
  }

  // MARK: Trees

  /// A drawn folder tree: `├── config.py   # what it is`.
  private mutating func readTree(_ fence: MarkdownFence, _ section: Int) {
    // Boxes make a picture of it.
    guard fence.body.contains(where: { TreeLine.isBranch($0, bytes) }),
      !fence.body.contains(where: { line in
        markdown.mayHold(.high, in: line) && TreeLine.holdsCorner(line, bytes)
      })
    else { return }
    var stack: [(column: Int, path: String)] = []
    let phase = document.sections[section].phase
    for line in fence.body {
      guard let found = TreeLine(line, bytes) else { continue }
      while let last = stack.last, last.column >= found.column { stack.removeLast() }
      let parent =
        stack.last.map { $0.path.utf8.last == UInt8(ascii: "/") ? $0.path : $0.path + "/" } ?? ""
      let path = parent + found.name
      let isFolder = found.name.utf8.last == UInt8(ascii: "/")
      document.trees.append(
        TreeEntry(
          path: path, isFolder: isFolder, comment: found.comment, section: section, phase: phase,
          at: at(found.span)))
      stack.append((found.column, path))
      // Deeper trees than this nobody draws; the paths would grow without end.
      if stack.count > 64 { return }
    }
  }
}
