/// How a share of values went over time: its first and last day, and how it changed in between.
package struct Trend: Hashable, Sendable {
  package enum Direction: String, Hashable, Sendable {
    case steady, rising, falling, began, ended
    /// It went up and down by more than it changed in all.
    case changing
  }

  /// The first and the last period with any of the values, as `20251206`.
  package let first: Int
  package let last: Int
  /// The share in each period that had anything to count.
  package let shares: [(period: Int, seen: Int, of: Int)]

  /// Changes of less than this are chance.
  private static let tenth = 0.1
  /// Periods with less to count say nothing.
  private static let support = 5

  /// Nil where the values have no times.
  package init?(_ part: DayCounts, of whole: DayCounts) {
    guard let begin = part.periods.first?.period, let end = part.periods.last?.period else {
      return nil
    }
    var whole = whole
    // Both are counted by the same unit.
    whole.coarsen(to: part.unit)
    var part = part
    part.coarsen(to: whole.unit)
    (first, last) = (begin, end)
    let counts = part.counts
    shares = whole.periods.map { ($0.period, counts[$0.period] ?? 0, $0.count) }
  }

  package static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.first == rhs.first && lhs.last == rhs.last
      && lhs.shares.elementsEqual(rhs.shares) { $0 == $1 }
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(first)
    hasher.combine(last)
  }

  /// Whether there is more than one period to compare.
  package var isOverTime: Bool { shares.count > 1 }

  package var direction: Direction {
    guard let start = shares.first, let end = shares.last, isOverTime else { return .steady }
    if start.seen == 0, start.of >= Self.support { return end.seen == 0 ? .ended : .began }
    if end.seen == 0, end.of >= Self.support { return .ended }
    let told = shares.filter { $0.of >= Self.support }.map { Double($0.seen) / Double($0.of) }
    guard let one = told.first, let other = told.last, told.count > 1 else { return .steady }
    let change = other - one
    let spread = (told.max() ?? 0) - (told.min() ?? 0)
    if spread - abs(change) >= 2 * Self.tenth { return .changing }
    if abs(change) < Self.tenth { return .steady }
    return change > 0 ? .rising : .falling
  }

  /// `seen from 2025-12-06 to 2025-12-12: rising, 12 % to 80 %`.
  package var words: String {
    let span =
      first == last
      ? "seen on \(dayText(first))" : "seen from \(dayText(first)) to \(dayText(last))"
    guard isOverTime else { return span }
    return "\(span): \(shareWords)"
  }

  /// `rising, 12 % to 80 %`.
  package var shareWords: String {
    guard let start = shares.first, let end = shares.last, isOverTime else { return "one day" }
    if direction == .steady { return "steady" }
    let (one, other) = (
      FieldWords.percent(start.seen, of: start.of), FieldWords.percent(end.seen, of: end.of)
    )
    return "\(direction.rawValue), \(one) to \(other)"
  }
}
