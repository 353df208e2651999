import MarkdownText
import SourceText

extension PlanReader {
  /// Evidence is a field or a heading that says so, with what follows it; and any fence that holds
  /// values with their requirements.
  mutating func readEvidence() {
    var taken = Array(repeating: false, count: markdown.blocks.count)
    for site in sites {
      guard case .evidence(let kind) = site.key else { continue }
      readEvidence(site, kind, &taken)
    }
    for section in document.sections.indices.dropFirst() { readEvidenceHeading(section, &taken) }
    readLooseEvidence(&taken)
    for site in tables where site.kind == .assertions && !taken[site.block] {
      readAssertions(of: site)
    }
  }

  // MARK: Fields

  private mutating func readEvidence(
    _ site: FieldSite, _ kind: EvidenceBlock.Kind, _ taken: inout [Bool]
  ) {
    let field = document.fields[site.field]
    var block = EvidenceBlock(kind, key: field.key, date: field.date, keySpan: field.keySpan)
    if site.value.count > 0 { for line in lines(of: site.value) { take(line, into: &block) } }
    let isLast = fields(of: site.block).last?.field == site.field
    if isLast { follow(site.block, &block, &taken) }
    block.span = block.span.union(field.span)
    append(block, sectionOfBlock[site.block])
  }

  /// The blocks below, up to the next field, heading, rule or table of another kind.
  private mutating func follow(_ start: Int, _ block: inout EvidenceBlock, _ taken: inout [Bool]) {
    let section = sectionOfBlock[start]
    let parent = markdown.blocks[start].parent
    let depth = markdown.blocks[start].depth
    var index = start + 1
    while index < markdown.blocks.count, sectionOfBlock[index] == section,
      markdown.blocks[index].depth >= depth
    {
      let next = markdown.blocks[index]
      if next.parent == parent, ends(index) { break }
      take(index, into: &block, &taken)
      index += 1
    }
  }

  private func ends(_ index: Int) -> Bool {
    switch markdown.blocks[index].kind {
    case .heading, .rule: true
    case .paragraph: !fields(of: index).isEmpty
    case .table, .fence, .indentedCode, .html, .quote, .list, .item: false
    }
  }

  private mutating func take(_ index: Int, into block: inout EvidenceBlock, _ taken: inout [Bool]) {
    let found = markdown.blocks[index]
    switch found.kind {
    case .fence(let fence):
      guard !isGateFence(fence) else { return }
      taken[index] = true
      if !takeEvents(fence.body, into: &block) { takeTitled(fence.body, into: &block) }
    case .indentedCode(let lines):
      taken[index] = true
      takeTitled(lines, into: &block)
    case .paragraph(let lines):
      // The lines of an item are its paragraph's, box and marker left out.
      for line in lines { take(withoutBox(line, index), into: &block) }
    case .table:
      taken[index] = true
      if let site = tableOfBlock[index] { take(tables[site], into: &block) }
    case .heading, .html, .rule, .quote, .list, .item: return
    }
    block.span = block.span.union(at(found.span))
  }

  private func withoutBox(_ line: SourceSpan, _ index: Int) -> SourceSpan {
    guard let parent = markdown.blocks[index].parent,
      case .item(let item) = markdown.blocks[parent].kind,
      let box = item.box, line.start == box.span.start
    else { return line }
    return item.content
  }

  /// A first line that ends in a colon names what follows.
  private mutating func takeTitled(_ lines: [SourceSpan], into block: inout EvidenceBlock) {
    var isFirst = block.title == nil
    for line in lines {
      let line = trimming(line, in: bytes)
      guard line.count > 0 else { continue }
      if isFirst, bytes[line.end - 1] == UInt8(ascii: ":") {
        let title = SourceSpan(line.start, line.end - 1)
        block.title = located(title)
        block.titlePhase = references(in: title).first
      }
      isFirst = false
      take(line, into: &block)
    }
  }

  // MARK: Lines

  func take(_ line: SourceSpan, into block: inout EvidenceBlock) {
    let line = trimming(line, in: bytes)
    guard line.count > 0 else { return }
    block.lines.append(located(line))
    switch EvidenceLineParser(bytes).parse(line, markdown.kinds(in: line)) {
    case .assertion(let assertion): block.assertions.append(moved(assertion))
    case .unreadable: block.unreadable.append(located(line))
    case .sample(let sample): block.samples.append(moved(sample))
    case .ratio(let ratio):
      var ratio = ratio
      ratio.mark = ratio.mark.map { moved($0) }
      ratio.span = at(ratio.span)
      block.ratios.append(ratio)
    case .count(let count): block.counts.append(moved(count))
    case .source(let source): block.sources.append(moved(source))
    case .words: break
    }
  }

  func moved(_ assertion: Assertion) -> Assertion {
    var assertion = assertion
    assertion.name = moved(assertion.name)
    assertion.valueSpan = at(assertion.valueSpan)
    assertion.requirementSpan = at(assertion.requirementSpan)
    assertion.mark = assertion.mark.map { moved($0) }
    assertion.span = at(assertion.span)
    return assertion
  }

  func moved(_ sample: Sample) -> Sample {
    var sample = sample
    sample.span = at(sample.span)
    for index in sample.pairs.indices { sample.pairs[index].span = at(sample.pairs[index].span) }
    return sample
  }

  func moved(_ count: LabelledCount) -> LabelledCount {
    var count = count
    count.label = moved(count.label)
    count.span = at(count.span)
    return count
  }

  private mutating func append(_ block: EvidenceBlock, _ section: Int) {
    change(document.sections[section].phase) { $0.evidence.append(block) }
  }

  // MARK: Headings

  /// `#### Gate Verification Evidence (2026-01-05)`.
  private mutating func readEvidenceHeading(_ section: Int, _ taken: inout [Bool]) {
    guard let start = headingOfSection[section], let content = headingContent(section),
      case .evidence(let kind) = FieldKey(document.sections[section].title)
    else { return }
    // A heading about verification in general is not evidence; it has to hold something of it.
    var block = EvidenceBlock(
      kind, key: document.sections[section].title, date: document.sections[section].date,
      keySpan: at(content))
    var index = start + 1
    while index < markdown.blocks.count, sectionOfBlock[index] == section {
      if hasEvidenceField(index) { break }
      if !taken[index] { take(index, into: &block, &taken) }
      index += 1
    }
    guard !block.lines.isEmpty else { return }
    append(block, section)
  }

  private func hasEvidenceField(_ block: Int) -> Bool {
    fields(of: block).contains {
      if case .evidence = $0.key { true } else { false }
    }
  }

  // MARK: Loose evidence

  /// Fences outside of evidence: those with assertions are evidence, inventories are counts.
  private mutating func readLooseEvidence(_ taken: inout [Bool]) {
    for index in markdown.blocks.indices where !taken[index] {
      guard case .fence(let fence) = markdown.blocks[index].kind, isPlainFence(fence) else {
        continue
      }
      let span = markdown.blocks[index].span
      var block = EvidenceBlock(.other(""), key: "", date: nil, keySpan: at(span))
      takeTitled(fence.body, into: &block)
      if !block.assertions.isEmpty || !block.unreadable.isEmpty {
        taken[index] = true
        append(block, sectionOfBlock[index])
      } else if block.samples.isEmpty,
        block.counts.count > 1 || (block.title != nil && !block.counts.isEmpty)
      {
        document.counts += block.counts
      }
    }
  }

  /// Fences of code in some language hold no evidence.
  private func isPlainFence(_ fence: MarkdownFence) -> Bool {
    Self.plainLanguages.contains(fence.info, in: bytes)
  }

  private static let plainLanguages = WordTable([
    "", "text", "txt", "plain", "console", "output", "log", "evidence",
  ])

  func isGateFence(_ fence: MarkdownFence) -> Bool {
    guard fence.info.count > 0 else { return false }
    let words = words(in: fence.info, of: bytes).map { loweredText($0, of: bytes) }
    return words.count >= 2 && (words[0] == "yaml" || words[0] == "yml") && words[1] == "gate"
  }

  // MARK: Tables

  private mutating func readAssertions(of site: TableSite) {
    var block = EvidenceBlock(
      .other("table"), key: "", date: nil, keySpan: at(site.table.header.span))
    take(site, into: &block)
    guard !block.assertions.isEmpty else { return }
    block.span = at(markdown.blocks[site.block].span)
    append(block, site.section)
  }

  /// What a requirement without an operator means in a column of its own: `0` is that number, and
  /// words ask for what only people can tell; nil for these.
  private func equality(_ requirement: Requirement) -> Requirement? {
    let text = requirement.text
    guard let first = text.unicodeScalars.first,
      first.properties.isAlphabetic || first.properties.numericType != nil
    else { return requirement }
    guard text.utf8.allSatisfy({ isDigit($0) || ".,%".utf8.contains($0) }) else { return nil }
    return Requirement(
      op: .equal, opText: "", operands: [ValueParser.value(text)], text: "== " + text)
  }

  /// `| Field | Value | Requirement | Result |`.
  private func take(_ site: TableSite, into block: inout EvidenceBlock) {
    guard site.kind == .assertions, let requirementColumn = site.index(.requirement),
      let valueColumn = site.observedColumn, !isAnswered(requirementColumn, of: site)
    else {
      for row in site.table.rows { take(row.span, into: &block) }
      return
    }
    let nameColumn = site.columns.indices.first { $0 != requirementColumn && $0 != valueColumn }
    for row in site.table.rows {
      guard let name = nameColumn.flatMap(row.cell), let value = row.cell(valueColumn),
        let requirement = row.cell(requirementColumn), name.count > 0, value.count > 0
      else { continue }
      let mark = row.cells.last.flatMap { MarkScanner.first(in: $0, of: bytes) }
      var read = RequirementParser.requirement(plain(requirement))
      if read.op == nil, site.head[requirementColumn].begins(with: "expect") {
        read = Requirement(
          op: .equal, opText: "", operands: [ValueParser.value(read.text)],
          text: "== " + read.text)
      }
      block.lines.append(located(row.span))
      if read.op == nil {
        guard let equal = equality(read) else { continue }
        read = equal
      }
      block.assertions.append(
        Assertion(
          name: located(name), value: ValueParser.value(plain(value)), valueSpan: at(value),
          requirement: read, requirementSpan: at(requirement), mark: mark.map { moved($0) },
          at: at(row.span)))
    }
  }
}

extension PlanReader {
  /// Whether a column says only that something is required: `Required` with `yes` and `no` below.
  private func isAnswered(_ column: Int, of site: TableSite) -> Bool {
    let answers: Set<String> = [
      "", "yes", "no", "y", "n", "true", "false", "required", "optional", "mandatory", "always",
      "never", "sometimes", "n/a", "-", "–", "—", "✅", "✓", "✔", "✔️", "❌", "✗", "x",
    ]
    return site.table.rows.allSatisfy { row in
      row.cell(column).map { answers.contains(plain($0).folded.singleSpaced) } ?? true
    }
  }
}

extension TableSite {
  /// The column of what was observed.
  var observedColumn: Int? {
    let names = [
      "actual", "actual value", "observed", "measured", "got", "value", "result", "current",
    ]
    for name in names { if let index = head.firstIndex(of: name) { return index } }
    return nil
  }
}
