import SourceText

extension ArithmeticReader {
  /// What a percentage says about a change: `93% UI code reduction`.
  enum Direction {
    case less
    case more
    /// `improvement`, `faster`: either way of reckoning is in use.
    case either
  }

  /// The percentages of a line that tell how much something changed.
  func steps(
    _ phrases: [NumberPhrase], of line: SourceSpan
  ) -> [(phrase: NumberPhrase, direction: Direction)] {
    phrases.filter(\.isPercent).compactMap { phrase in
      direction(of: phrase, in: line).map { (phrase, $0) }
    }
  }

  private func direction(of phrase: NumberPhrase, in line: SourceSpan) -> Direction? {
    // A share of something (`93% of`), or a bound, is no change.
    let behind = wordRanges(in: phrase.end..<min(line.end, phrase.end + 60)).prefix(4)
    let ahead = wordRanges(in: max(line.start, phrase.start - 30)..<phrase.start).suffix(2)
    guard behind.first.map({ equalsFolded(bytes, $0, "of") }) != true else { return nil }
    for range in Array(behind) + ahead.reversed() {
      if Self.lessWords.contains(where: { equalsFolded(bytes, range, $0) }) { return .less }
      if Self.moreWords.contains(where: { equalsFolded(bytes, range, $0) }) { return .more }
      if Self.eitherWords.contains(where: { equalsFolded(bytes, range, $0) }) { return .either }
    }
    return nil
  }

  private static let lessWords = [
    "reduction", "reduced", "reduces", "decrease", "decreased", "smaller", "less", "fewer",
    "saving", "savings", "saved", "cut", "shrink", "shrunk", "drop", "dropped", "lower", "removed",
  ]
  private static let moreWords = [
    "increase", "increased", "more", "growth", "grew", "larger", "bigger", "higher", "gain", "rise",
  ]
  private static let eitherWords = [
    "improvement", "improved", "faster", "slower", "change", "changed", "speedup", "better",
  ]

  /// Whether a percentage is what a change comes to; nil where it cannot be told.
  func claim(
    _ phrase: NumberPhrase, _ direction: Direction, of change: NumberChange
  ) -> ArithmeticClaim? {
    guard change.isExact, phrase.precision != .about else { return nil }
    let (before, after) = (change.before.figure, change.after.figure)
    guard before.mantissa > 0, after.mantissa > 0 else { return nil }
    let loss = before.subtracting(after)?.multiplied(by: Figure(100))
    let ratios: [(Figure?, Figure)]
    switch direction {
    case .less: ratios = [(loss, before)]
    case .more: ratios = [(loss?.negated, before)]
    case .either:
      ratios = [(loss?.magnitude, before), (loss?.magnitude, after)]
    }
    return checked(phrase, ratios, change)
  }

  private func checked(
    _ phrase: NumberPhrase, _ ratios: [(Figure?, Figure)], _ change: NumberChange
  ) -> ArithmeticClaim? {
    var answers: [Bool] = []
    for (part, whole) in ratios {
      guard let part, let holds = holds(phrase, part, whole) else { return nil }
      answers.append(holds)
    }
    var claim = ArithmeticClaim(
      fault: nil, span: SourceSpan(phrase.start, phrase.end), basis: change.span)
    guard !answers.contains(true), let (part, whole) = ratios.first, let part,
      let exact = part.divided(by: whole, decimals: 1)
    else { return claim }
    claim.fault =
      "\(change.before.figure) to \(change.after.figure) is \(exact) %, and \(phrase.figure) % is claimed"
    return claim
  }

  private func holds(_ phrase: NumberPhrase, _ part: Figure, _ whole: Figure) -> Bool? {
    if part.isQuotient(phrase.figure, by: whole, decimals: phrase.decimals) == true { return true }
    guard phrase.precision == .atLeast, let bound = phrase.figure.multiplied(by: whole) else {
      return phrase.precision == .atLeast ? nil : false
    }
    return part.compared(to: bound).map { $0 != .less }
  }

  /// Whether a percentage of another line may be about a change: they share a word or a kind.
  func isAbout(_ phrase: NumberPhrase, in line: SourceSpan, _ change: NumberChange) -> Bool {
    guard let unit = change.unit else { return false }
    let words = wordRanges(in: phrase.end..<line.end).prefix(5).map {
      singular(String(decoding: bytes[$0].map(folded), as: UTF8.self))
    }
    let kin = Self.kin.first { $0.contains(unit) } ?? [unit]
    return words.contains { kin.contains($0) }
  }

  /// Words for one thing, and the units it is measured in.
  private static let kin: [Set<String>] = [
    ["loc", "line", "code", "codebase", "sloc"],
    [
      "ms", "s", "sec", "second", "minute", "min", "h", "hour", "latency", "time", "duration",
      "runtime", "startup", "millisecond",
    ],
    ["mb", "gb", "kb", "byte", "memory", "size", "disk", "storage", "ram", "mib", "gib"],
    ["dollar", "usd", "eur", "cost", "budget"],
  ]
}
