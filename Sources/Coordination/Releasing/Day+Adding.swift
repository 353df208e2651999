package import Contracts

extension Day {
  /// The day so many days later; nil past the year 9999.
  package func adding(days: Int) -> Day? {
    guard days >= 0, days <= 100_000 else { return nil }
    var (year, month, day) = (year, month, day + days)
    while day > Self.length(of: month, year) {
      day -= Self.length(of: month, year)
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
    return Day("\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))")
  }

  private static func length(of month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
