import SourceText

/// What the words of statuses mean: everybody's words, and those that a plan's legend adds.
package struct StatusVocabulary: Sendable {
  private var own: [String: PlanState?] = [:]
  private var ownFirstWords: Set<String> = []
  /// The first letters of the own words, so that few others are looked for among them.
  private var ownLetters: UInt64 = 0
  private var marks: [Unicode.Scalar: PlanState] = [:]

  package init() {}

  /// Learns the words and marks of a legend.
  mutating func learn(_ legend: Legend) {
    guard legend.isOfStatus else { return }
    for entry in legend.entries {
      for word in entry.words {
        let phrase = Self.normalized(word.value)
        own[phrase] = .some(entry.state)
        ownFirstWords.insert(Self.firstWord(of: phrase))
        ownLetters |= Self.letterBit(phrase.utf8.first ?? 0)
      }
      // A mark that stands for two things stands for neither.
      if let mark = entry.mark, let state = entry.state {
        marks[mark.scalar] = marks[mark.scalar] == nil ? state : nil
      }
    }
  }

  package struct Meaning: Hashable, Sendable {
    package var state: PlanState?
    package var isFromLegend: Bool
  }

  /// What a word or phrase means; nil when nobody knows it.
  package func meaning(of phrase: String) -> Meaning? {
    meaning(ofNormalized: Self.normalized(phrase))
  }

  /// The same for a phrase where it stands.
  func meaning(of span: SourceSpan, in bytes: [UInt8]) -> Meaning? {
    if mayBeOwn(span, bytes) { return meaning(of: text(span, of: bytes)) }
    let state =
      Self.phrases.value(ofPhrase: span, in: bytes)
      ?? (isForeign(span, bytes) ? Self.everybodys[normalized(span, bytes)] : nil)
    return state.map { Meaning(state: $0, isFromLegend: false) }
  }

  /// Beyond ASCII small letters are made of whole texts.
  private func isForeign(_ span: SourceSpan, _ bytes: [UInt8]) -> Bool {
    bytes[span.range].contains { $0 >= 0x80 }
  }

  private func normalized(_ span: SourceSpan, _ bytes: [UInt8]) -> String {
    Self.normalized(text(span, of: bytes))
  }

  /// Whether some phrase that anybody knows begins with this word.
  func begins(with word: SourceSpan, in bytes: [UInt8]) -> Bool {
    var end = word.start
    while end < word.end, isJoint(bytes[end]) { end += 1 }
    while end < word.end, !isJoint(bytes[end]) { end += 1 }
    if Self.firstWords.value(ofPhrase: SourceSpan(word.start, end), in: bytes) != nil {
      return true
    }
    let isForeign = isForeign(word, bytes)
    guard isForeign || mayBeOwn(word, bytes) else { return false }
    let first = Self.firstWord(of: normalized(word, bytes))
    return ownFirstWords.contains(first) || isForeign && Self.foreignFirstWords.contains(first)
  }

  /// Hyphens and underscores part words as blanks do.
  private func isJoint(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  private func mayBeOwn(_ span: SourceSpan, _ bytes: [UInt8]) -> Bool {
    guard ownLetters != 0 else { return false }
    var start = span.start
    while start < span.end, isJoint(bytes[start]) { start += 1 }
    return ownLetters & Self.letterBit(start < span.end ? lowered(bytes[start]) : 0) != 0
  }

  /// Letters beyond ASCII share one bit: their capitals begin with other bytes.
  private static func letterBit(_ letter: UInt8) -> UInt64 {
    letter >= 0x80 ? 1 : 1 << UInt64(letter & 63)
  }

  private static let foreignFirstWords = Set(
    foreignWording.flatMap { $0.1.map(firstWord) }.filter { $0.utf8.contains { $0 >= 0x80 } })
  private static let firstWords = WordTable(everybodys.keys.map(firstWord))
  private static let phrases = WordTable(everybodys.map { ($0.key, $0.value) })

  private static func firstWord(of phrase: String) -> String {
    phrase.utf8.firstIndex(of: 0x20).map { String(Substring(phrase.utf8[..<$0])) } ?? phrase
  }

  private func meaning(ofNormalized phrase: String) -> Meaning? {
    if let state = own[phrase] {
      return Meaning(state: state ?? Self.everybodys[phrase], isFromLegend: true)
    }
    return Self.everybodys[phrase].map { Meaning(state: $0, isFromLegend: false) }
  }

  /// What a mark means that stands without a word.
  func state(of mark: PlanMark) -> PlanState? {
    if let state = marks[mark.scalar] { return state }
    return switch mark.meaning {
    case .good: .complete
    case .moving: .inProgress
    case .waiting: .pending
    case .doubtful: .needsVerification
    case .external: .blocked
    // A cross in a table may mean "failed" or just "no".
    case .bad, .other: nil
    }
  }

  /// Small letters; hyphens and underscores count as spaces.
  static func normalized(_ phrase: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(phrase.utf8.count)
    var isParted = false
    for byte in phrase.utf8 {
      if isBlank(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") {
        isParted = !bytes.isEmpty
      } else {
        if isParted { bytes.append(0x20) }
        isParted = false
        bytes.append(lowered(byte))
      }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return bytes.contains { $0 >= 0x80 } ? text.lowercased() : text
  }

  static let everybodys: [String: PlanState] = {
    var all: [String: PlanState] = [:]
    for (state, phrases) in wording {
      for phrase in phrases { all[phrase] = state }
    }
    for (state, phrases) in foreignWording {
      for phrase in phrases { all[phrase] = state }
    }
    return all
  }()

  private static let wording: [(PlanState, [String])] = [
    (
      .pending,
      [
        "pending", "not started", "not yet started", "todo", "to do", "planned", "queued",
        "backlog", "upcoming", "scheduled", "open", "not begun", "future", "deferred", "unstarted",
        "waiting", "later", "postponed", "not yet", "tbd", "to be done", "not met",
        "unmet",
      ]
    ),
    (.blocked, ["blocked", "on hold", "paused", "stuck", "suspended", "halted"]),
    (
      .ready,
      [
        "ready", "ready to start", "ready to begin", "ready for work", "ready for implementation",
        "ready for development", "ready to go", "unblocked", "up next", "next",
      ]
    ),
    (
      .inProgress,
      [
        "in progress", "partial", "partially complete", "partially completed", "partially done",
        "ongoing", "started", "active", "wip", "work in progress", "underway", "under way",
        "doing", "in development", "in flight", "in work", "incomplete", "not complete",
        "not done", "mostly complete", "mostly done", "almost done", "implementing", "building",
        "progressing", "running", "on track", "at risk",
        "off track", "delayed", "behind", "behind schedule",
      ]
    ),
    (
      .needsVerification,
      [
        "ready for verification", "needs verification", "awaiting verification", "unverified",
        "not verified", "not yet verified", "pending verification", "verification pending",
        "to be verified", "ready for review", "in review", "needs review", "under review",
        "awaiting review", "ready for testing", "ready for test", "needs testing", "in testing",
        "testing", "ready for qa", "in qa", "in verification", "verifying", "review",
      ]
    ),
    (
      .complete,
      [
        "complete", "completed", "done", "finished", "shipped", "merged", "released", "delivered",
        "closed", "landed", "deployed", "implemented", "resolved", "fixed", "achieved",
        "code complete", "feature complete", "fully complete", "all done",
      ]
    ),
    (
      .verified,
      [
        "verified", "passed", "pass", "passing", "gate passed", "validated", "confirmed", "proven",
        "met", "satisfied", "verified complete", "complete and verified", "completed and verified",
        "complete & verified", "done and verified", "fully verified",
      ]
    ),
    (
      .failed,
      [
        "failed", "fail", "failing", "broken", "gate failed", "not passed", "did not pass",
        "regressed", "rejected",
      ]
    ),
    (
      .waived,
      [
        "waived", "skipped", "cancelled", "canceled", "dropped", "won't do", "wont do", "abandoned",
        "descoped", "out of scope", "not applicable", "obsolete",
      ]
    ),
  ]
}
