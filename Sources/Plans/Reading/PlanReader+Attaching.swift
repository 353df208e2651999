import MarkdownText
import SourceText

extension PlanReader {
  /// Gives what fields say to the phase of their section.
  mutating func attachFields() {
    for site in sites { attach(site) }
  }

  /// Changes the contents of a phase, or of none.
  mutating func change(_ phase: Int?, _ body: (inout PhaseContents) -> Void) {
    if let phase { body(&document.phases[phase].contents) } else { body(&document.loose) }
  }

  private mutating func attach(_ site: FieldSite) {
    let phase = document.sections[sectionOfBlock[site.block]].phase
    let key = document.fields[site.field].key
    let span = document.fields[site.field].span
    switch site.key {
    case .status: attachStatus(site, phase)
    case .gate:
      guard site.value.count > 0 else {
        attachGateList(site, phase)
        return
      }
      var claim = gate(key, site.value, at: site.value)
      claim.span = span
      if claim.result?.date == nil, let date = document.fields[site.field].date {
        claim.result?.date = date
      }
      change(phase) { $0.gates.append(claim) }
    case .prerequisite:
      for found in prerequisites(site) { change(phase) { $0.prerequisites.append(found) } }
    case .blocker:
      let found = blocker(site.value, emptyAt: site.value)
      change(phase) { $0.blockers.append(found) }
    case .schedule:
      guard let found = schedule(site) else { return }
      change(phase) { $0.schedules.append(found) }
    case .decision:
      guard let found = decision(site) else { return }
      change(phase) { $0.decisions.append(found) }
    case .evidence, .legend, .other: return
    }
  }

  private mutating func attachStatus(_ site: FieldSite, _ phase: Int?) {
    guard site.value.count > 0, var claim = status(site.value, .field) else { return }
    if claim.date == nil { claim.date = document.fields[site.field].date }
    let isHeader = sectionOfBlock[site.block] <= 1
    if isHeader, document.documentClass == nil, let word = claim.word {
      document.documentClass = DocumentClass(reading: word.value)
    }
    change(phase) { $0.statuses.append(claim) }
  }

  /// Criteria in the list below the field.
  private mutating func attachGateList(_ site: FieldSite, _ phase: Int?) {
    let items = listItems(below: site.block)
    guard !items.isEmpty else { return }
    var claim = GateClaim(
      key: document.fields[site.field].key, result: nil, text: nil,
      at: document.fields[site.field].span)
    claim.items = items
    change(phase) { $0.gates.append(claim) }
  }

  /// The items of the list that follows a block directly.
  func listItems(below block: Int) -> [Located<String>] {
    guard let list = listBelow(block) else { return [] }
    var found: [Located<String>] = []
    for index in (list + 1)..<max(list + 1, markdown.blocks.count) {
      let inner = markdown.blocks[index]
      guard inner.depth > markdown.blocks[list].depth else { break }
      if inner.parent == list, case .item(let item) = inner.kind {
        found.append(located(item.content))
      }
    }
    return found
  }

  /// The list that is the next sibling of a block, or that stands in the same item below it.
  func listBelow(_ block: Int) -> Int? {
    let next = block + 1
    guard next < markdown.blocks.count, sectionOfBlock[next] == sectionOfBlock[block],
      markdown.blocks[next].parent == markdown.blocks[block].parent,
      case .list = markdown.blocks[next].kind
    else { return nil }
    return next
  }

  // MARK: Prerequisites

  private func prerequisites(_ site: FieldSite) -> [Prerequisite] {
    guard site.value.count == 0 else {
      return isNothing(site.value) ? [] : [prerequisite(site.value)]
    }
    guard let list = listBelow(site.block) else { return [] }
    var found: [Prerequisite] = []
    for index in (list + 1)..<max(list + 1, markdown.blocks.count) {
      let inner = markdown.blocks[index]
      guard inner.depth > markdown.blocks[list].depth else { break }
      guard inner.parent == list, case .item(let item) = inner.kind, item.content.count > 0 else {
        continue
      }
      var one = prerequisite(item.content)
      if one.state == nil, item.box?.isTicked == true { one.state = .complete }
      found.append(one)
    }
    return found
  }

  /// `Phase B gate passed ✅ (2025-12-28)`.
  private func prerequisite(_ value: SourceSpan) -> Prerequisite {
    var found = Prerequisite(text: located(value), at: at(value))
    found.references = references(in: value)
    if found.references.isEmpty, let name = bareReference(value) { found.references = [name] }
    found.mark = MarkScanner.first(in: value, of: bytes).map { moved($0) }
    found.date = date(in: value)
    let words = Set(
      loweredText(value, of: bytes).utf8.split(whereSeparator: { !isWordByte($0) }).map {
        String(Substring($0))
      })
    found.namesGate = words.contains("gate") || words.contains("gates")
    found.state = claimed(words)
    return found
  }

  private func claimed(_ words: Set<String>) -> PlanState? {
    let isDenied = words.contains("not") || words.contains("until")
    if words.contains("failed") { return .failed }
    for (word, state) in [
      ("passed", PlanState.verified), ("verified", .verified), ("met", .verified),
      ("satisfied", .verified), ("complete", .complete), ("completed", .complete),
      ("done", .complete), ("finished", .complete), ("merged", .complete),
    ] where words.contains(word) {
      return isDenied ? .pending : state
    }
    return nil
  }

  /// `Foundation gate passed`: the words before "gate" or a status are a name.
  private func bareReference(_ value: SourceSpan) -> PhaseReference? {
    var end = value.start
    for word in words(in: value, of: bytes) {
      let isEnd =
        Self.nameEnds.contains(word, in: bytes) || isJoint(bytes[word.start])
        || MarkScanner.mark(at: word.start, in: bytes, end: word.end) != nil
      if isEnd { break }
      end = word.end
    }
    let span = trimming(SourceSpan(value.start, end), in: bytes)
    guard span.count > 0 else { return nil }
    let name = plain(span)
    guard !name.isEmpty else { return nil }
    return PhaseReference(aliases.applied(to: LabelParser([]).bareLabel(name)), at: at(span))
  }

  /// What stands behind the name of a phase.
  private static let nameEnds = WordTable([
    "gate", "gates", "passed", "verified", "complete", "completed", "done", "must", "is", "has",
  ])

  private func isJoint(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "(") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: ",")
  }

  // MARK: Schedules and decisions

  private func schedule(_ site: FieldSite) -> Schedule? {
    guard site.value.count > 0 else { return nil }
    let words = loweredText(site.value, of: bytes)
    let kind: Schedule.Kind =
      if words.begins(with: "after") || words.begins(with: "once")
        || words.begins(with: "following")
        || words.begins(with: "when ") || words.begins(with: "upon")
      {
        .after
      } else if words.begins(with: "before") {
        .before
      } else if words.holds("parallel") || words.begins(with: "alongside")
        || words.begins(with: "with ") || words.begins(with: "during")
      {
        .parallel
      } else if words.begins(with: "now") || words.holds("run now")
        || words.holds("start now")
        || words.begins(with: "anytime") || words.begins(with: "any time")
        || words.begins(with: "immediately")
      {
        .now
      } else {
        .words
      }
    var found = references(in: site.value)
    if found.isEmpty, kind == .after || kind == .before {
      let behind = Plans.words(in: site.value, of: bytes).first.map {
        SourceSpan($0.end, site.value.end)
      }
      found = behind.flatMap { bareReference(trimming($0, in: bytes)) }.map { [$0] } ?? []
    }
    return Schedule(
      kind, text: located(site.value), references: found, at: document.fields[site.field].span)
  }

  private func decision(_ site: FieldSite) -> DecisionLine? {
    guard site.value.count > 0 else { return nil }
    let scanner = ReferenceScanner(bytes)
    let records = scanner.references(in: site.value, markdown.marks(in: site.value))
      .compactMap { found -> Int? in
        switch found.target {
        case .decision(let number): number
        case .path(let path): scanner.decision(inPath: path)
        case .line, .commit, .issue, .rfc, .url, .heading: nil
        }
      }
    let key = document.fields[site.field].key
    let text = located(site.value)
    return DecisionLine(
      key: key, text: text,
      isQuestion: text.value.utf8.last == UInt8(ascii: "?")
        || ["open question", "decision needed"].contains(StatusVocabulary.normalized(key))
        || ["tbd", "open", "undecided", "pending", "to be decided"].contains(text.value.folded),
      records: records, at: document.fields[site.field].span)
  }
}

extension ReferenceScanner {
  /// The number in `decisions/ADR-003-event-store.md`.
  func decision(inPath path: String) -> Int? {
    let name =
      path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
    return DecisionRecord.number(in: name)?.number
  }
}

extension DecisionRecord {
  /// The number at the beginning of `ADR-003-event-store.md`, with its zeros.
  static func number(in name: String) -> (number: Int, text: String, rest: String)? {
    let folded = name.folded
    guard folded.begins(with: "adr") else { return nil }
    let behind = name.utf8.dropFirst(3).drop {
      $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == 0x20
    }
    let digits = behind.prefix(while: isDigit)
    guard digits.count > 0, let number = Int(String(Substring(digits))) else { return nil }
    return (number, String(Substring(digits)), String(Substring(behind.dropFirst(digits.count))))
  }
}
