import Drift
import JSONText
import Testing

/// How shares went over time.
struct TrendTests {
  /// Events of ten days, in which a field comes in so many of ten.
  private static func trend(_ counts: [Int]) -> Trend? {
    let lines = counts.enumerated().flatMap { day, count in
      (0..<10).map { number in
        event(
          number < count ? #"{"f": 1}"# : "{}",
          time: "2026-01-\(day < 9 ? "0" : "")\(day + 1)T09:05:00Z")
      }
    }
    let payload = profile(lines).events["e"]?.payload
    return payload.flatMap { whole in whole["f"].flatMap { Trend($0.days, of: whole.days) } }
  }

  @Test(arguments: [
    ([10, 10, 10], Trend.Direction.steady), ([0, 5, 9], .began), ([9, 4, 0], .ended),
    ([2, 5, 8], .rising), ([8, 5, 2], .falling), ([5, 10, 1, 5], .changing), ([4], .steady),
  ])
  func `a share has a direction`(_ counts: [Int], _ direction: Trend.Direction) {
    #expect(Self.trend(counts)?.direction == direction)
  }

  @Test func `days are told for each type, whatever the order of events`() {
    let days = ["2026-01-03", "2026-01-01", "2026-01-02", "2026-01-01", "2026-01-03"]
    let lines =
      days.enumerated().map { number, day in
        event(number % 2 == 0 ? #"{"f": 1}"# : #"{"f": "x"}"#, time: "\(day)T09:05:00Z")
      } + [#"{"event": "e", "data": {"f": 2}}"#]
    let field = profile(lines).events["e"]?.payload["f"]
    #expect(field?.typeDays[.integer]?.periods.map(\.count) == [1, 2])
    #expect(field?.typeDays[.string]?.periods.map(\.period) == [20260101])
    #expect(field?.days.periods.reduce(0) { $0 + $1.count } == 5)
    #expect(profile(lines.reversed()).events["e"]?.payload["f"]?.typeDays == field?.typeDays)
  }
}
