import MarkdownText
import SourceText

/// A unit of work that a list tells: `- **Phase 3: Index** - in progress`.
private struct Workstream {
  var item: Int
  var label: LabelParser.Found
  var name: SourceSpan?
  var status: StatusClaim?
}

extension PlanReader {
  /// Lists whose items are phases, where neither a table nor a heading tells of these.
  ///
  /// Only several items side by side with labels and statuses are taken for that; a list that
  /// speaks of phases which are told elsewhere is about them, and no second telling.
  mutating func readWorkstreams() {
    for index in markdown.blocks.indices where isPlainList(index) {
      let streams = workstreams(of: index)
      guard streams.count(where: { $0.status != nil }) > 1, !isAside(sectionOfBlock[index]),
        streams.allSatisfy({ isNew($0.label.label) })
      else { continue }
      for stream in streams { add(stream) }
    }
  }

  private func isPlainList(_ index: Int) -> Bool {
    guard case .list = markdown.blocks[index].kind else { return false }
    return markdown.blocks[index].depth == 0
  }

  /// The items of a list as units of work; none where the list is about anything else.
  private func workstreams(of list: Int) -> [Workstream] {
    var found: [Workstream] = []
    var others = 0
    var index = list + 1
    while index < markdown.blocks.count,
      markdown.blocks[index].depth > markdown.blocks[list].depth
    {
      defer { index += 1 }
      guard markdown.blocks[index].parent == list,
        case .item(let item) = markdown.blocks[index].kind
      else { continue }
      // A box is a task of a phase and no phase.
      guard item.box == nil else { return [] }
      if let stream = workstream(item, index) {
        found.append(stream)
      } else {
        others += 1
        guard !found.isEmpty else { return [] }
      }
    }
    let claims = found.count { $0.status != nil }
    return found.count > others * 2 && claims * 2 >= found.count ? found : []
  }

  private func workstream(_ item: MarkdownItem, _ index: Int) -> Workstream? {
    let content = trimming(standing(item.content), in: bytes)
    guard startsWithKeyword(content) else { return nil }
    let marks = markdown.marks(in: content)
    if let bold = marks.first(.bold), holdsSignsOnly(content.start, bold.start) {
      return emphasized(bold, content, index)
    }
    let parts = HeadingParser(bytes, vocabulary).parse(content)
    guard let label = parts.label, !parts.hasLead, label.label.ordinals.count == 1 else {
      return nil
    }
    if let status = parts.status.flatMap(sure) {
      return Workstream(item: index, label: label, name: parts.name, status: status)
    }
    let (name, status) = told(behind: label.end, content.end, allowsColon: false)
    return Workstream(item: index, label: label, name: name, status: status)
  }

  /// `**Phase 3: Index** - in progress`, `**Phase 3:** done`.
  private func emphasized(_ bold: SourceSpan, _ content: SourceSpan, _ index: Int) -> Workstream? {
    guard let label = LabelParser(bytes).label(at: bold), label.label.ordinals.count == 1 else {
      return nil
    }
    let rest = HeadingParser(bytes, vocabulary).trimmingJoints(SourceSpan(label.end, bold.end))
    guard rest.count == 0 else {
      let claim = claim(in: SourceSpan(bold.end + 2, content.end))
      return Workstream(item: index, label: label, name: rest, status: claim)
    }
    let (name, status) = told(behind: bold.end + 2, content.end, allowsColon: true)
    return Workstream(item: index, label: label, name: name, status: status)
  }

  /// The name and the status behind a label: they are parted by a dash.
  private func told(
    behind start: Int, _ end: Int, allowsColon: Bool
  ) -> (SourceSpan?, StatusClaim?) {
    let parser = HeadingParser(bytes, vocabulary)
    let rest = parser.trimmingJoints(SourceSpan(start, end))
    let isDashed = !bytes[start..<rest.start].contains(UInt8(ascii: ":"))
    if isDashed || allowsColon, let claim = claim(in: SourceSpan(start, end)) {
      return (nil, claim)
    }
    var offset = rest.start
    while offset < rest.end {
      if let length = dash(at: offset, rest.end),
        let claim = claim(in: SourceSpan(offset + length, rest.end))
      {
        return (parser.trimmingJoints(SourceSpan(rest.start, offset)), claim)
      }
      offset += 1
    }
    return (rest.count > 0 ? rest : nil, nil)
  }

  /// ` - `, ` – `, ` — `: the length of what parts a name from what is said of it.
  private func dash(at offset: Int, _ end: Int) -> Int? {
    guard offset + 2 < end, bytes[offset] == 0x20 else { return nil }
    if bytes[offset + 1] == UInt8(ascii: "-") { return bytes[offset + 2] == 0x20 ? 3 : nil }
    guard let (found, length) = scalar(at: offset + 1, in: bytes, end: end),
      found == "–" || found == "—"
    else { return nil }
    return length + 1
  }

  /// A status that says nothing but what a status says.
  private func claim(in span: SourceSpan) -> StatusClaim? {
    var span = HeadingParser(bytes, vocabulary).trimmingJoints(span)
    guard span.count > 0 else { return nil }
    if bytes[span.start] == UInt8(ascii: "("),
      let close = bytes[span.range].firstIndex(of: UInt8(ascii: ")"))
    {
      span = SourceSpan(span.start + 1, close)
    }
    let claim = StatusParser(bytes, vocabulary).parse(span, .row, .known)
    return claim.flatMap { isResult($0) ? sure($0) : nil }
  }

  /// The claim, unless it may name work: `Step 2: Review` says what is done there.
  private func sure(_ claim: StatusClaim) -> StatusClaim? {
    guard claim.mark == nil, let word = claim.word else { return claim }
    return Self.works.contains(word.value.folded) ? nil : claim
  }

  private static let works: Set<String> = [
    "review", "testing", "building", "implementing", "running", "verifying", "open", "pass", "fail",
    "next", "future", "later", "active", "started", "ready", "met",
  ]

  private func startsWithKeyword(_ content: SourceSpan) -> Bool {
    var start = content.start
    while start < content.end, !isLetter(bytes[start]) {
      guard bytes[start] >= 0x80 || "*_~[( ".utf8.contains(bytes[start]) else { return false }
      start += 1
    }
    return LabelParser(bytes).label(at: SourceSpan(start, content.end)) != nil
  }

  /// Emphasis and a mark, before the words.
  private func holdsSignsOnly(_ start: Int, _ end: Int) -> Bool {
    bytes[start..<end].allSatisfy { !isLetter($0) && !isDigit($0) }
  }

  private func isNew(_ label: PhaseLabel) -> Bool {
    let answer = resolver.answer(label)
    return answer.targets.isEmpty && answer.group == nil && !answer.isAmbiguous
  }

  /// Sections that tell of the past, of examples or of meetings.
  private func isAside(_ section: Int) -> Bool {
    let title = document.sections[section].title.folded
    return title.utf8.split(whereSeparator: { !isWordByte($0) }).contains { word in
      Self.asides.contains(String(Substring(word)))
    }
  }

  private static let asides: Set<String> = [
    "log", "history", "changelog", "session", "notes", "note", "example", "examples", "legend",
    "minutes", "meeting", "retrospective", "glossary", "archive", "archived", "previous", "lessons",
    "risks", "template",
  ]

  // MARK: Phases

  private mutating func add(_ stream: Workstream) {
    let label = aliases.applied(to: stream.label.label)
    let name = stream.name.map { standingText($0) }
    let index = add(label, name.flatMap { $0.isEmpty ? nil : $0 })
    document.phases[index].mentions.append(
      Phase.Mention(.row, label, at: at(stream.label.span)))
    if let status = stream.status { document.phases[index].contents.statuses.append(moved(status)) }
    takeNested(stream, index)
  }

  /// What stands below an item belongs to its phase; of one that is done it is what proves it.
  private mutating func takeNested(_ stream: Workstream, _ phase: Int) {
    let depth = markdown.blocks[stream.item].depth
    var block = EvidenceBlock(.verification, key: "", date: nil, keySpan: at(stream.label.span))
    var index = stream.item + 1
    while index < markdown.blocks.count, markdown.blocks[index].depth > depth {
      phaseOfBlock[index] = phase
      let isOwnLine = markdown.blocks[index].parent == stream.item && index == stream.item + 1
      if !isOwnLine, case .paragraph(let lines) = markdown.blocks[index].kind, !isBox(index) {
        for line in lines { take(line, into: &block) }
      }
      index += 1
    }
    let state = stream.status?.state
    guard !block.lines.isEmpty, state == .complete || state == .verified else { return }
    document.phases[phase].contents.evidence.append(block)
  }

  private func isBox(_ index: Int) -> Bool {
    guard let parent = markdown.blocks[index].parent,
      case .item(let item) = markdown.blocks[parent].kind
    else { return false }
    return item.box != nil
  }
}
