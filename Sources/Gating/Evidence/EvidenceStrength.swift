import Plans

/// How much a piece of evidence says.
enum EvidenceStrength: Int, Comparable {
  /// Nothing is offered.
  case none
  /// Words that only say that something was made: `all files created`.
  case words
  /// A result that was observed: a value, a count, a run's output.
  case measured

  static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

extension EvidenceBlock {
  var strength: EvidenceStrength {
    if !assertions.isEmpty || !samples.isEmpty || !ratios.isEmpty || !counts.isEmpty {
      return .measured
    }
    let words = lines.filter { !$0.value.utf8.allSatisfy(isBlank) }
    guard !words.isEmpty || !references.isEmpty || !unreadable.isEmpty else { return .none }
    return words.contains { isMeasured($0.value) } ? .measured : .words
  }
}

extension ExactGate {
  /// A gate that only says what is asked proves nothing.
  var strength: EvidenceStrength {
    checks.contains { $0.value != nil || $0.query != nil } || digest != nil ? .measured : .none
  }
}

/// Whether words tell a result rather than that something was written.
func isMeasured(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  if hasObservedNumber(bytes) { return true }
  return wordRanges(of: bytes).contains { range in
    outcomes.contains { equalsFolded(bytes, range, $0) }
  }
}

/// A number that counts anything but what was written.
private func hasObservedNumber(_ bytes: [UInt8]) -> Bool {
  var scanner = NumberScanner(bytes, 0..<bytes.count)
  while let phrase = scanner.next() {
    let words = following(phrase.end, in: bytes, atMost: 3)
    let isOfWork = words.contains { word in
      madeThings.contains { equalsFolded(bytes, word, $0) }
    }
    if !isOfWork { return true }
  }
  return false
}

/// Results that somebody saw.
private let outcomes = [
  "pass", "passes", "passed", "passing", "fail", "fails", "failed", "failing", "green", "connects",
  "connected", "emit", "emits", "emitted", "returns", "returned", "responds", "responded",
  "receives", "received", "captured", "measured", "observed", "recorded", "succeeds", "succeeded",
  "output", "outputs", "shows", "showed", "replayed", "reproduced", "matched", "matches",
]

/// Things whose number says how much was made, and not whether it works.
private let madeThings = [
  "file", "files", "line", "lines", "loc", "commit", "commits", "class", "classes", "module",
  "modules", "function", "functions", "component", "components", "script", "scripts", "document",
  "documents", "doc", "docs", "page", "pages", "method", "methods", "pr", "prs", "task", "tasks",
  "item", "items", "step", "steps", "ticket", "tickets", "story", "stories",
]

/// The words of a text, as ranges of its bytes.
func wordRanges(of bytes: [UInt8]) -> [Range<Int>] { following(0, in: bytes, atMost: .max) }

/// The next words behind an offset.
func following(_ offset: Int, in bytes: [UInt8], atMost limit: Int) -> [Range<Int>] {
  var found: [Range<Int>] = []
  var place = offset
  while place < bytes.count, found.count < limit {
    guard isWordByte(bytes[place]) else {
      place += 1
      continue
    }
    let start = place
    while place < bytes.count, isWordByte(bytes[place]) { place += 1 }
    found.append(start..<place)
  }
  return found
}
