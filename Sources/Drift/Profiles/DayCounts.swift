/// How many values came on each day, by the events' own time.
///
/// More days than a season are counted by month, and more months than a lifetime of logs by year:
/// a bound that does not depend on the order in which parts are added.
package struct DayCounts: Hashable, Sendable {
  package enum Unit: Int, Hashable, Comparable, Sendable {
    case day, month, year

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  package private(set) var unit = Unit.day
  /// Values by the first day of their period: `20251206`, `20251200`, `20250000`.
  package private(set) var counts: [Int: Int] = [:]

  static let limit = 100

  package init() {}

  init(unit: Unit, counts: [Int: Int]) {
    self.unit = unit
    self.counts = counts
  }

  /// Counts values of a day, which is written as `20251206`.
  mutating func add(_ count: Int, on day: Int) {
    counts[Self.period(day, unit), default: 0] += count
    coarsen()
  }

  mutating func add(_ other: DayCounts) {
    if other.unit > unit { coarsen(to: other.unit) }
    for (day, count) in other.counts { counts[Self.period(day, unit), default: 0] += count }
    coarsen()
  }

  /// The periods in order.
  package var periods: [(period: Int, count: Int)] {
    counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private mutating func coarsen() {
    while counts.count > Self.limit, let next = Unit(rawValue: unit.rawValue + 1) {
      coarsen(to: next)
    }
  }

  /// Counts by a longer period; by a shorter one nothing can be told.
  mutating func coarsen(to next: Unit) {
    guard unit < next else { return }
    unit = next
    var coarse: [Int: Int] = [:]
    for (day, count) in counts { coarse[Self.period(day, next), default: 0] += count }
    counts = coarse
  }

  private static func period(_ day: Int, _ unit: Unit) -> Int {
    switch unit {
    case .day: day
    case .month: day / 100 * 100
    case .year: day / 10_000 * 10_000
    }
  }
}

/// A day as people write it: `2025-12-06`, `2025-12`, `2025`.
package func dayText(_ period: Int) -> String {
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  let (year, month, day) = (period / 10_000, period / 100 % 100, period % 100)
  let text = String(year)
  let padded = String(repeating: "0", count: max(0, 4 - text.utf8.count)) + text
  if month == 0 { return padded }
  return day == 0 ? "\(padded)-\(two(month))" : "\(padded)-\(two(month))-\(two(day))"
}
