import MarkdownText
import SourceText

extension PlanReader {
  /// Anchor comments and comments that ask to bear findings.
  mutating func readComments() {
    var opened: [OpenSuppression] = []
    for index in markdown.blocks.indices {
      switch markdown.blocks[index].kind {
      case .html: readComments(in: markdown.blocks[index].span, index, &opened)
      case .paragraph(let lines):
        for line in lines where markdown.mayHold(.angle, in: line) {
          readComments(in: line, index, &opened)
        }
      case .heading(_, let content) where markdown.mayHold(.angle, in: content):
        readComments(in: content, index, &opened)
      default: continue
      }
    }
    for open in opened { close(open, atLine: lineCount) }
    document.suppressions.sort { $0.span < $1.span }
  }

  private var lineCount: Int { document.text.lines.lineCount }

  struct OpenSuppression {
    var rules: [Located<String>]
    var reason: String?
    var span: SourceSpan
    var line: Int
  }

  private mutating func readComments(
    in span: SourceSpan, _ block: Int, _ opened: inout [OpenSuppression]
  ) {
    for comment in markdown.marks(in: span).spans(.comment) {
      let inner = trimming(SourceSpan(comment.start + 4, comment.end - 3), in: bytes)
      let words = words(in: inner, of: bytes)
      guard let first = words.first else { continue }
      switch loweredText(first, of: bytes) {
      case "schema:phase": readAnchor(words.dropFirst(), comment, block)
      case "schema-disable-next-line", "schema-disable-line", "schema-disable", "schema-enable":
        readSuppression(words, inner, comment, &opened)
      default: continue
      }
    }
  }

  // MARK: Anchors

  private mutating func readAnchor(
    _ words: ArraySlice<SourceSpan>, _ comment: SourceSpan, _ block: Int
  ) {
    var anchor = PhaseAnchor(at: at(comment))
    for (key, value) in pairs(words) {
      let name = loweredText(key, of: bytes)
      let held = Located(text(value, of: bytes), at: at(value))
      switch name {
      case "id": anchor.id = held
      case "group": anchor.group = held
      case "after", "blocks-on", "depends-on": anchor.after += list(value)
      case "informed-by", "informs": anchor.informedBy += list(value)
      case "state", "status": anchor.state = held
      default:
        anchor.unknown.append(Located(name, at: at(key)))
        problem(.unknownAnchorKey(name), at: key)
      }
    }
    attach(anchor, block)
  }

  /// `key=value` and `key="several words"`.
  private mutating func pairs(_ words: ArraySlice<SourceSpan>) -> [(SourceSpan, SourceSpan)] {
    var found: [(SourceSpan, SourceSpan)] = []
    var open: (key: SourceSpan, start: Int)?
    for word in words {
      if let (key, start) = open {
        guard bytes[word.end - 1] == UInt8(ascii: "\"") else { continue }
        found.append((key, SourceSpan(start, word.end - 1)))
        open = nil
        continue
      }
      guard let equals = bytes[word.range].firstIndex(of: UInt8(ascii: "=")), equals > word.start,
        equals + 1 < word.end
      else {
        problem(.unreadableAnchor(text(word, of: bytes)), at: word)
        continue
      }
      let key = SourceSpan(word.start, equals)
      if bytes[equals + 1] == UInt8(ascii: "\"") {
        if word.end > equals + 2, bytes[word.end - 1] == UInt8(ascii: "\"") {
          found.append((key, SourceSpan(equals + 2, word.end - 1)))
        } else {
          open = (key, equals + 2)
        }
      } else {
        found.append((key, SourceSpan(equals + 1, word.end)))
      }
    }
    if let open { problem(.unreadableAnchor(text(open.key, of: bytes)), at: open.key) }
    return found
  }

  /// The phase of the section that the comment stands in; without one, the anchor makes one.
  private mutating func attach(_ anchor: PhaseAnchor, _ block: Int) {
    let section = sectionOfBlock[block]
    let index = anchored(section, anchor)
    if let other = document.phases[index].anchor {
      document.problems.append(
        PlanProblem(.repeatedAnchor(anchor.id?.value ?? ""), at: anchor.span, other: other.span))
      return
    }
    if let id = anchor.id {
      if let other = anchors[id.value] {
        document.problems.append(PlanProblem(.repeatedAnchor(id.value), at: id.span, other: other))
      } else {
        anchors[id.value] = id.span
        resolver.add(anchor: id.value, as: index)
      }
    }
    document.phases[index].anchor = anchor
    document.phases[index].mentions.append(
      Phase.Mention(.anchor, document.phases[index].label, at: anchor.span, section: section))
    if let state = anchor.state { attach(state: state, index) }
    if let group = anchor.group { attach(group: group, index) }
  }

  private mutating func anchored(_ section: Int, _ anchor: PhaseAnchor) -> Int {
    if let phase = document.sections[section].phase { return phase }
    let title = document.sections[section].title
    let name = title.isEmpty ? anchor.id?.value ?? "" : title
    let label = LabelParser([]).bareLabel(name)
    document.phases.append(Phase(label: label))
    let index = document.phases.count - 1
    resolver.add(label, name: nil, as: index)
    if section > 0 {
      document.sections[section].phase = index
      isPhaseSection[section] = true
    }
    return index
  }

  private mutating func attach(state: Located<String>, _ index: Int) {
    var claim = StatusClaim(.anchor, at: state.span)
    let meaning = vocabulary.meaning(of: state.value)
    claim.word = state
    claim.state = PlanState(rawValue: state.value.folded) ?? meaning?.state
    claim.isFromLegend = meaning?.isFromLegend ?? false
    document.phases[index].contents.statuses.append(claim)
  }

  private mutating func attach(group: Located<String>, _ index: Int) {
    guard document.phases[index].group == nil else { return }
    let known = resolver.answer(LabelParser([]).bareLabel(group.value)).group
    let number = known ?? document.groups.count
    if known == nil {
      document.groups.append(PhaseGroup(name: group.value, at: group.span))
      resolver.add(group: group.value, as: number)
    }
    document.phases[index].group = number
    document.groups[number].members.append(index)
  }

  // MARK: Gates

  /// Fences of `yaml gate`.
  mutating func readGates() {
    for index in markdown.blocks.indices {
      if case .fence(let fence) = markdown.blocks[index].kind, isGateFence(fence) {
        readGate(fence, index)
      }
    }
  }

  private mutating func readGate(_ fence: MarkdownFence, _ block: Int) {
    let gate = ExactGate.read(
      lines: fence.body, of: bytes, at: at(markdown.blocks[block].span), place: at)
    for found in gate.problems {
      document.problems.append(PlanProblem(.unreadableGate(found.message), at: found.span))
    }
    change(document.sections[sectionOfBlock[block]].phase) { $0.exactGates.append(gate) }
  }

  // MARK: Suppressions

  private mutating func readSuppression(
    _ words: [SourceSpan], _ inner: SourceSpan, _ comment: SourceSpan,
    _ opened: inout [OpenSuppression]
  ) {
    let (rules, reason) = parts(words.dropFirst(), inner)
    let line = document.text.lines.line(at: at(comment).start)
    let last = document.text.lines.line(at: max(at(comment).end - 1, 0))
    switch loweredText(words[0], of: bytes) {
    case "schema-disable-next-line":
      add(.line(nextLine(after: last)), rules, reason, comment)
    case "schema-disable-line": add(.sameLine(line), rules, reason, comment)
    case "schema-disable":
      opened.append(OpenSuppression(rules: rules, reason: reason, span: at(comment), line: line))
    default: enable(rules, line, comment, &opened)
    }
  }

  private mutating func add(
    _ scope: PlanSuppression.Scope, _ rules: [Located<String>], _ reason: String?,
    _ comment: SourceSpan
  ) {
    document.suppressions.append(
      PlanSuppression(scope, rules: rules, reason: reason, at: at(comment)))
  }

  /// `schema-enable` ends what was begun with the same rules, or everything when it names none.
  private mutating func enable(
    _ rules: [Located<String>], _ line: Int, _ comment: SourceSpan,
    _ opened: inout [OpenSuppression]
  ) {
    let names = Set(rules.map(\.value.folded))
    let ended = opened.filter { open in
      names.isEmpty || open.rules.contains { names.contains($0.value.folded) }
    }
    guard !ended.isEmpty else {
      problem(.unmatchedEnable, at: comment)
      return
    }
    for open in ended { close(open, atLine: line) }
    opened.removeAll { open in ended.contains { $0.span == open.span } }
  }

  private mutating func close(_ open: OpenSuppression, atLine line: Int) {
    document.suppressions.append(
      PlanSuppression(
        .lines(open.line...max(open.line, line)), rules: open.rules, reason: open.reason,
        at: open.span))
  }

  /// The rules, and what stands behind `--`.
  private func parts(
    _ words: ArraySlice<SourceSpan>, _ inner: SourceSpan
  ) -> ([Located<String>], String?) {
    var rules: [Located<String>] = []
    for word in words {
      if bytes[word.range].elementsEqual("--".utf8) {
        let reason = trimming(SourceSpan(word.end, inner.end), in: bytes)
        return (rules, reason.count > 0 ? text(reason, of: bytes) : nil)
      }
      rules += list(word)
    }
    return (rules, nil)
  }

  private func nextLine(after line: Int) -> Int {
    var next = line + 1
    while next < lineCount {
      let span = document.text.lines.span(ofLine: next, in: document.source.bytes)
      if document.source.bytes[span.range].contains(where: { !isBlank($0) }) { break }
      next += 1
    }
    return next
  }
}
