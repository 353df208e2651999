package import JSONText

/// When an event happened, in milliseconds since 1970, as its recorder says.
///
/// Recorders write RFC 3339 texts, or numbers of seconds, milli-, micro- or nanoseconds, told
/// apart by their size. What lies outside the years 2000 to 2199 is a counter, or a clock that was
/// never set, and no time.
package struct EventTime: Hashable, Comparable, Sendable {
  package let milliseconds: Int

  package init?(milliseconds: Int) {
    guard (Self.earliest..<Self.latest).contains(milliseconds) else { return nil }
    self.milliseconds = milliseconds
  }

  private static let earliest = daysSince1970(2000, 1, 1) * 86_400_000
  private static let latest = daysSince1970(2200, 1, 1) * 86_400_000

  package init?(_ value: JSONValue) {
    switch value.kind {
    case .number: self.init(lexeme: value.text)
    case .string: self.init(text: value.text)
    case .null, .true, .false, .array, .object: return nil
    }
  }

  package init?(_ text: String) { self.init(text: Array(text.utf8)[...]) }

  package static func < (lhs: Self, rhs: Self) -> Bool { lhs.milliseconds < rhs.milliseconds }
}

extension EventTime {
  /// Reads the digits of a JSON number; its size tells the unit.
  package init?(lexeme: ArraySlice<UInt8>) {
    var rest = lexeme
    guard let whole = digits(&rest, atMost: 19) else { return nil }
    var milliseconds = 0
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard let fraction = thousandths(&rest) else { return nil }
      milliseconds = fraction
    }
    // Exponents are not written for times.
    guard rest.isEmpty else { return nil }
    switch whole {
    case 100_000_000..<100_000_000_000: self.init(milliseconds: whole * 1000 + milliseconds)
    case 100_000_000_000..<100_000_000_000_000: self.init(milliseconds: whole)
    case 100_000_000_000_000..<100_000_000_000_000_000: self.init(milliseconds: whole / 1000)
    case 100_000_000_000_000_000...: self.init(milliseconds: whole / 1_000_000)
    default: return nil
    }
  }

  /// Reads `2026-01-17T09:05:00.250Z`; without a zone, the text is taken for UTC.
  package init?(text: ArraySlice<UInt8>) {
    var rest = text
    guard let year = digits(&rest, exactly: 4), skip("-", &rest),
      let month = digits(&rest, exactly: 2), skip("-", &rest),
      let day = digits(&rest, exactly: 2), skip("Tt ", &rest),
      let hour = digits(&rest, exactly: 2), skip(":", &rest),
      let minute = digits(&rest, exactly: 2), skip(":", &rest),
      let second = digits(&rest, exactly: 2),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 61
    else { return nil }
    var fraction = 0
    if rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") {
      rest = rest.dropFirst()
      guard let part = thousandths(&rest) else { return nil }
      fraction = part
    }
    guard let offset = zone(&rest), rest.isEmpty else { return nil }
    let days = daysSince1970(year, month, day)
    let seconds = days * 86_400 + hour * 3600 + (minute - offset) * 60 + second
    self.init(milliseconds: seconds * 1000 + fraction)
  }
}

extension EventTime: CustomStringConvertible {
  /// `2026-01-17T09:05:00.250Z`, in UTC; the fraction only where there is one.
  package var description: String {
    let (days, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
    let seconds = rest / 1000
    let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
    let fraction = rest % 1000 == 0 ? "" : "." + padded(rest % 1000, 3)
    return "\(Self.date(ofDay: days))T\(time.joined(separator: ":"))\(fraction)Z"
  }

  /// The day in UTC, as `2026-01-17`.
  package var day: String { Self.date(ofDay: milliseconds / 86_400_000) }

  /// The Gregorian calendar, counted in eras of 400 years that begin in March.
  private static func date(ofDay days: Int) -> String {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let year = era * 400 + yearOfEra + (month >= 10 ? 1 : 0)
    return "\(padded(year, 4))-\(padded(month < 10 ? month + 3 : month - 9, 2))-\(padded(day, 2))"
  }
}

/// Days from 1970 to a day of the Gregorian calendar.
private func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
  let shifted = month <= 2 ? year - 1 : year
  let era = shifted / 400
  let yearOfEra = shifted % 400
  let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
  return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}

private func padded(_ number: Int, _ count: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
}

// MARK: - Scanning

private func digits<Rest: Collection<UInt8>>(_ rest: inout Rest, atMost limit: Int) -> Int?
where Rest.SubSequence == Rest {
  var value = 0
  var count = 0
  while let byte = rest.first, (0x30...0x39).contains(byte) {
    count += 1
    let (product, isLarge) = value.multipliedReportingOverflow(by: 10)
    let (sum, isLarger) = product.addingReportingOverflow(Int(byte - 0x30))
    guard count <= limit, !isLarge, !isLarger else { return nil }
    value = sum
    rest = rest.dropFirst()
  }
  return count > 0 ? value : nil
}

private func digits<Rest: Collection<UInt8>>(_ rest: inout Rest, exactly count: Int) -> Int?
where Rest.SubSequence == Rest {
  var head = rest.prefix(count)
  guard let value = digits(&head, atMost: count), head.isEmpty, rest.count >= count else {
    return nil
  }
  rest = rest.dropFirst(count)
  return value
}

/// The digits behind a point, of which the first three count.
private func thousandths<Rest: Collection<UInt8>>(_ rest: inout Rest) -> Int?
where Rest.SubSequence == Rest {
  var value = 0
  var count = 0
  while let byte = rest.first, (0x30...0x39).contains(byte), count < 40 {
    if count < 3 { value = value * 10 + Int(byte - 0x30) }
    count += 1
    rest = rest.dropFirst()
  }
  guard count > 0 else { return nil }
  for _ in count..<max(count, 3) { value *= 10 }
  return value
}

private func skip<Rest: Collection<UInt8>>(_ any: String, _ rest: inout Rest) -> Bool
where Rest.SubSequence == Rest {
  guard let byte = rest.first, any.utf8.contains(byte) else { return false }
  rest = rest.dropFirst()
  return true
}

/// Minutes that a zone is ahead of UTC.
private func zone<Rest: Collection<UInt8>>(_ rest: inout Rest) -> Int?
where Rest.SubSequence == Rest {
  guard let sign = rest.first else { return 0 }
  rest = rest.dropFirst()
  switch sign {
  case UInt8(ascii: "Z"), UInt8(ascii: "z"): return 0
  case UInt8(ascii: "+"), UInt8(ascii: "-"):
    guard let hours = digits(&rest, exactly: 2) else { return nil }
    _ = skip(":", &rest)
    guard let minutes = digits(&rest, exactly: 2), hours < 24, minutes < 60 else { return nil }
    return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
  default: return nil
  }
}
