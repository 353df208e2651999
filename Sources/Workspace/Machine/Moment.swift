import Glibc

/// The time of day, as seconds since 1970, and its two ways of being written.
package struct Moment: Hashable, Comparable, Sendable {
  package var seconds: Int

  package init(seconds: Int) { self.seconds = seconds }

  /// Now.
  ///
  /// A build that must be repeatable sets `SOURCE_DATE_EPOCH`, and that is honoured.
  package static func now(_ environment: Environment) -> Moment {
    if let fixed = environment["SOURCE_DATE_EPOCH"].flatMap({ Int($0) }) {
      return Moment(seconds: fixed)
    }
    return Moment(seconds: time(nil))
  }

  package static func < (lhs: Self, rhs: Self) -> Bool { lhs.seconds < rhs.seconds }

  /// `2026-01-17`, in UTC.
  package var day: String {
    let (year, month, day) = civil
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// `2026-01-17T09:05:00Z`, as RFC 3339 writes it.
  package var text: String {
    let second = seconds - daysSince1970 * 86_400
    return
      "\(day)T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))Z"
  }

  private var daysSince1970: Int {
    let days = seconds / 86_400
    return seconds % 86_400 < 0 ? days - 1 : days
  }

  /// Year, month and day of the Gregorian calendar, counted in eras of 400 years.
  private var civil: (year: Int, month: Int, day: Int) {
    // Years beyond 9999 have no RFC 3339 form; a clock that says so is wrong anyway.
    let shifted = min(max(daysSince1970, -719_162), 2_932_896) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}

private func padded(_ number: Int, _ count: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, count - digits.count)) + digits
}
