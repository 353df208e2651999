import Contracts
import SourceText

/// Finds dates in a line.
struct DateScanner {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The first date of a span.
  func first(in span: SourceSpan) -> PlanDate? {
    guard holdsYear(span) else { return nil }
    var offset = span.start
    return next(from: &offset, to: span.end)
  }

  /// Every form has a year of four digits; most lines have none.
  private func holdsYear(_ span: SourceSpan) -> Bool {
    var next = span.start
    while let start = digits.first(in: bytes, from: next, to: span.end) {
      next = start + 1
      while next < span.end, isDigit(bytes[next]) { next += 1 }
      if next - start >= 4 { return true }
    }
    return false
  }

  func all(in span: SourceSpan) -> [PlanDate] {
    var dates: [PlanDate] = []
    guard holdsYear(span) else { return dates }
    var offset = span.start
    while let date = next(from: &offset, to: span.end) { dates.append(date) }
    return dates
  }

  /// The next date, with the offset moved behind it.
  private func next(from offset: inout Int, to end: Int) -> PlanDate? {
    while offset < end {
      let byte = bytes[offset]
      // A date begins where a word does.
      if isDigit(byte) || isLetter(byte), offset == 0 || !isWordByte(bytes[offset - 1]) {
        if let date = isDigit(byte) ? numbered(offset, end) : monthFirst(offset, end) {
          offset = date.span.end
          return date
        }
        while offset < end, isWordByte(bytes[offset]) { offset += 1 }
      } else {
        offset += 1
      }
    }
    return nil
  }

  private func number(_ offset: Int, _ count: Int, _ end: Int) -> Int? {
    guard offset + count <= end else { return nil }
    var value = 0
    for index in offset..<offset + count {
      guard isDigit(bytes[index]) else { return nil }
      value = value * 10 + Int(bytes[index] - UInt8(ascii: "0"))
    }
    return value
  }

  private func date(
    _ year: Int, _ month: Int, _ day: Int, _ form: PlanDate.Form, _ span: SourceSpan
  ) -> PlanDate {
    var digits: [UInt8] = []
    digits.reserveCapacity(10)
    for divisor in [1000, 100, 10, 1] { digits.append(Self.digit(year / divisor % 10)) }
    for part in [month, day] {
      digits.append(UInt8(ascii: "-"))
      digits.append(Self.digit(part / 10 % 10))
      digits.append(Self.digit(part % 10))
    }
    return PlanDate(
      Day(String(decoding: digits, as: UTF8.self)), form, text: text(span, of: bytes), at: span)
  }

  private static func digit(_ value: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(value) }

  // MARK: Numbers first

  private func numbered(_ start: Int, _ end: Int) -> PlanDate? {
    if let year = number(start, 4, end), (1000...2999).contains(year), start + 4 < end,
      isSeparator(bytes[start + 4])
    {
      return yearFirst(year, start, end)
    }
    return dayFirst(start, end)
  }

  private func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
  }

  /// `2026-01-17`, `2026/1/7`, and what follows of a moment.
  private func yearFirst(_ year: Int, _ start: Int, _ end: Int) -> PlanDate? {
    let separator = bytes[start + 4]
    guard let (month, behindMonth) = oneOrTwo(start + 5, end), behindMonth < end,
      bytes[behindMonth] == separator, let (day, behindDay) = oneOrTwo(behindMonth + 1, end)
    else { return nil }
    // `2025-12-28-pipeline-d.md` is a name.
    if behindDay < end,
      bytes[behindDay] == UInt8(ascii: "-") || bytes[behindDay] == UInt8(ascii: "_")
    {
      return nil
    }
    let clock = clockEnd(behindDay, end)
    guard clock != nil || behindDay == end || !isWordByte(bytes[behindDay]) else { return nil }
    return date(
      year, month, day, clock == nil ? .numbers : .timestamp,
      SourceSpan(start, clock ?? behindDay))
  }

  private func oneOrTwo(_ offset: Int, _ end: Int) -> (value: Int, end: Int)? {
    if let two = number(offset, 2, end) {
      guard offset + 2 == end || !isDigit(bytes[offset + 2]) else { return nil }
      return (two, offset + 2)
    }
    return number(offset, 1, end).map { ($0, offset + 1) }
  }

  /// The end of `T00:00:00Z` or ` 05:01:08 -05:00`.
  private func clockEnd(_ offset: Int, _ end: Int) -> Int? {
    guard offset < end, bytes[offset] | 0x20 == UInt8(ascii: "t") || bytes[offset] == 0x20,
      number(offset + 1, 2, end) != nil, offset + 3 < end,
      bytes[offset + 3] == UInt8(ascii: ":"), number(offset + 4, 2, end) != nil
    else { return nil }
    var next = offset + 6
    while next < end,
      isDigit(bytes[next]) || bytes[next] == UInt8(ascii: ":")
        || bytes[next] == UInt8(ascii: ".")
    {
      next += 1
    }
    while next > offset + 6, !isDigit(bytes[next - 1]) { next -= 1 }
    return zoneEnd(next, end)
  }

  private func zoneEnd(_ offset: Int, _ end: Int) -> Int {
    guard offset < end else { return offset }
    if bytes[offset] | 0x20 == UInt8(ascii: "z"),
      offset + 1 == end || !isWordByte(bytes[offset + 1])
    {
      return offset + 1
    }
    var next = offset
    if bytes[next] == 0x20 { next += 1 }
    guard next < end, bytes[next] == UInt8(ascii: "+") || bytes[next] == UInt8(ascii: "-"),
      number(next + 1, 2, end) != nil
    else { return offset }
    next += 3
    if next < end, bytes[next] == UInt8(ascii: ":") { next += 1 }
    return number(next, 2, end) == nil ? offset : next + 2
  }

  /// `18 December 2025`, `17.01.2026`.
  private func dayFirst(_ start: Int, _ end: Int) -> PlanDate? {
    guard let (day, behindDay) = oneOrTwo(start, end), behindDay < end else { return nil }
    if bytes[behindDay] == UInt8(ascii: "."),
      let (month, behindMonth) = oneOrTwo(behindDay + 1, end),
      behindMonth < end, bytes[behindMonth] == UInt8(ascii: "."),
      let year = number(behindMonth + 1, 4, end), isWordEnd(behindMonth + 5, end)
    {
      return date(year, month, day, .numbers, SourceSpan(start, behindMonth + 5))
    }
    var offset = behindDay
    offset = skippingOrdinal(offset, end)
    guard let word = skippingBlanks(offset, end), let (month, behindMonth) = month(at: word, end),
      let yearStart = skippingBlanks(behindMonth, end, commas: true),
      let year = number(yearStart, 4, end), isWordEnd(yearStart + 4, end)
    else { return nil }
    return date(year, month, day, .words, SourceSpan(start, yearStart + 4))
  }

  /// `st`, `nd`, `rd`, `th`.
  private func skippingOrdinal(_ offset: Int, _ end: Int) -> Int {
    guard offset + 2 <= end else { return offset }
    switch (lowered(bytes[offset]), lowered(bytes[offset + 1])) {
    case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
      (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")):
      return offset + 2
    default: return offset
    }
  }

  private func isWordEnd(_ offset: Int, _ end: Int) -> Bool {
    offset >= end || !isWordByte(bytes[offset])
  }

  private func skippingBlanks(_ offset: Int, _ end: Int, commas: Bool = false) -> Int? {
    var next = offset
    while next < end, isBlank(bytes[next]) || (commas && bytes[next] == UInt8(ascii: ",")) {
      next += 1
    }
    return next > offset && next < end ? next : nil
  }

  // MARK: Months first

  /// `December 18, 2025`.
  private func monthFirst(_ start: Int, _ end: Int) -> PlanDate? {
    guard let (month, behindMonth) = month(at: start, end),
      let dayStart = skippingBlanks(behindMonth, end),
      let (day, behindDay) = oneOrTwo(dayStart, end),
      let yearStart = skippingBlanks(skippingOrdinal(behindDay, end), end, commas: true),
      let year = number(yearStart, 4, end), isWordEnd(yearStart + 4, end)
    else { return nil }
    return date(year, month, day, .words, SourceSpan(start, yearStart + 4))
  }

  /// A month by its name, or by the beginning that people write for it.
  private func month(at start: Int, _ end: Int) -> (month: Int, end: Int)? {
    guard start + 3 <= end, let month = Self.month(beginning: bytes, at: start) else { return nil }
    var next = start + 3
    for byte in Self.monthEndings[month - 1] where next < end && lowered(bytes[next]) == byte {
      next += 1
    }
    let length = next - start
    let isWhole = length == 3 + Self.monthEndings[month - 1].count
    guard isWhole || length == 3 || (month == 9 && length == 4),
      next == end || !isLetter(bytes[next])
    else { return nil }
    if next < end, bytes[next] == UInt8(ascii: ".") { next += 1 }
    return (month, next)
  }

  private static let monthEndings: [[UInt8]] = [
    "uary", "ruary", "ch", "il", "", "e", "y", "ust", "tember", "ober", "ember", "ember",
  ].map { Array($0.utf8) }

  /// Told by three letters, because every word of a plan is asked for.
  private static func month(beginning bytes: [UInt8], at start: Int) -> Int? {
    let letters =
      UInt32(bytes[start] | 0x20) << 16 | UInt32(bytes[start + 1] | 0x20) << 8
      | UInt32(bytes[start + 2] | 0x20)
    switch letters {
    case 0x6A_61_6E: return 1
    case 0x66_65_62: return 2
    case 0x6D_61_72: return 3
    case 0x61_70_72: return 4
    case 0x6D_61_79: return 5
    case 0x6A_75_6E: return 6
    case 0x6A_75_6C: return 7
    case 0x61_75_67: return 8
    case 0x73_65_70: return 9
    case 0x6F_63_74: return 10
    case 0x6E_6F_76: return 11
    case 0x64_65_63: return 12
    default: return nil
    }
  }
}
