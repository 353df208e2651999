/// Whether a text is an RFC 3339 `full-date` of a day that exists.
func isDate(_ text: borrowing Span<UInt8>) -> Bool {
  text.count == 10 && dateBegins(text) != nil
}

/// Whether a text is an RFC 3339 `full-time`; without a date, a leap second may fall on any day.
func isTime(_ text: borrowing Span<UInt8>) -> Bool {
  guard let time = timeOfDay(text, from: 0) else { return false }
  return !time.isLeapSecond || time.isLastMinuteOfUTCDay
}

/// Whether a text is an RFC 3339 `date-time`.
///
/// Section 5.7 lets a leap second stand only at the end of a month in UTC; which months had one
/// is not asked, because later ones are announced at six months' notice.
func isDateTime(_ text: borrowing Span<UInt8>) -> Bool {
  guard let date = dateBegins(text), let separator = text.at(10), asciiLowercase(separator) == 0x74,
    let time = timeOfDay(text, from: 11)
  else { return false }
  return !time.isLeapSecond || time.isLastMinuteOfUTCDay && endsMonth(date, time)
}

private struct CivilDate {
  var day: Int
  var daysInMonth: Int
}

private struct TimeOfDay {
  var minutes: Int
  /// How far the clock stands ahead of UTC.
  var offsetMinutes: Int
  var isLeapSecond: Bool

  /// The minute of the day in UTC, outside 0..<1440 when the UTC date is another one.
  var utcMinutes: Int { minutes - offsetMinutes }

  var isLastMinuteOfUTCDay: Bool { (utcMinutes + 1440) % 1440 == 1439 }
}

/// The `full-date` in the first ten bytes.
private func dateBegins(_ text: borrowing Span<UInt8>) -> CivilDate? {
  guard let century = text.twoDigits(at: 0), let yearOfCentury = text.twoDigits(at: 2),
    text.at(4) == UInt8(ascii: "-"), let month = text.twoDigits(at: 5),
    text.at(7) == UInt8(ascii: "-"), let day = text.twoDigits(at: 8), (1...12).contains(month)
  else { return nil }
  let days = daysIn(month: month, year: century * 100 + yearOfCentury)
  return (1...days).contains(day) ? CivilDate(day: day, daysInMonth: days) : nil
}

private func daysIn(month: Int, year: Int) -> Int {
  switch month {
  case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}

/// The `full-time` that reaches from an offset to the end of the text.
private func timeOfDay(_ text: borrowing Span<UInt8>, from start: Int) -> TimeOfDay? {
  guard let hour = text.twoDigits(at: start), text.at(start + 2) == UInt8(ascii: ":"),
    let minute = text.twoDigits(at: start + 3), text.at(start + 5) == UInt8(ascii: ":"),
    let second = text.twoDigits(at: start + 6), hour < 24, minute < 60, second <= 60
  else { return nil }
  var end = start + 8
  if text.at(end) == UInt8(ascii: ".") {
    let fraction = end + 1
    end = text.end(of: .digits, from: fraction)
    if end == fraction { return nil }
  }
  guard let offset = offsetMinutes(text, from: end) else { return nil }
  return TimeOfDay(
    minutes: hour * 60 + minute, offsetMinutes: offset, isLeapSecond: second == 60)
}

/// The `time-offset` that reaches from an offset to the end of the text.
private func offsetMinutes(_ text: borrowing Span<UInt8>, from start: Int) -> Int? {
  guard let sign = text.at(start) else { return nil }
  if asciiLowercase(sign) == UInt8(ascii: "z") { return text.count == start + 1 ? 0 : nil }
  guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), text.count == start + 6,
    let hours = text.twoDigits(at: start + 1), text.at(start + 3) == UInt8(ascii: ":"),
    let minutes = text.twoDigits(at: start + 4), hours < 24, minutes < 60
  else { return nil }
  return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
}

/// Whether the UTC day of a moment is the last of its month.
private func endsMonth(_ date: CivilDate, _ time: TimeOfDay) -> Bool {
  switch time.utcMinutes {
  case ..<0: date.day == 1
  case 1440...: date.day == date.daysInMonth - 1
  default: date.day == date.daysInMonth
  }
}
