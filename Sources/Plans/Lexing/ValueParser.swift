import JSONText
import SourceText

/// Reads values and requirements as people write them.
struct ValueParser {
  /// A value with quotes, separators of thousands, signs and units.
  static func value(_ text: String) -> PlanValue {
    let text = text.trimmingBlanks().withoutTicks
    if let quoted = quoted(text) { return PlanValue(.quoted(quoted), text: text) }
    if let list = list(text) { return PlanValue(.list(list), text: text) }
    switch text.folded {
    case "true", "yes": return PlanValue(.bool(true), text: text)
    case "false", "no": return PlanValue(.bool(false), text: text)
    case "null", "none", "nil": return PlanValue(.null, text: text)
    default: break
    }
    if let number = number(text) { return number }
    let bytes = Array(text.utf8)
    if let date = DateScanner(bytes).first(in: SourceSpan(0, bytes.count)), date.span.start == 0,
      date.span.end == bytes.count
    {
      return PlanValue(.date(date), text: text)
    }
    return PlanValue(.word(text), text: text)
  }

  private static let quotes: [(open: Unicode.Scalar, close: Unicode.Scalar)] = [
    ("\"", "\""), ("'", "'"), ("“", "”"), ("‘", "’"), ("`", "`"),
  ]

  private static func quoted(_ text: String) -> String? {
    let scalars = text.unicodeScalars
    guard scalars.count >= 2, let first = scalars.first, let last = scalars.last,
      quotes.contains(where: { $0.open == first && $0.close == last })
    else { return nil }
    return String(String.UnicodeScalarView(scalars.dropFirst().dropLast()))
  }

  /// `[a, b]`, `{a, b}`, `(a, b)`.
  private static func list(_ text: String) -> [PlanValue]? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 2, let first = bytes.first, let last = bytes.last,
      (first, last) == (UInt8(ascii: "["), UInt8(ascii: "]"))
        || (first, last) == (UInt8(ascii: "{"), UInt8(ascii: "}"))
        || (first, last) == (UInt8(ascii: "("), UInt8(ascii: ")"))
    else { return nil }
    return members(String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self))
  }

  /// Values between commas, or bars; commas within quotes do not count.
  static func members(_ text: String) -> [PlanValue] {
    var parts: [String] = []
    var part: [UInt8] = []
    var quote: UInt8?
    for byte in text.utf8 {
      if quote == byte {
        quote = nil
      } else if quote == nil,
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      {
        quote = byte
      }
      if quote == nil, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "|") {
        parts.append(String(decoding: part, as: UTF8.self))
        part = []
      } else {
        part.append(byte)
      }
    }
    parts.append(String(decoding: part, as: UTF8.self))
    // Brackets in brackets are read as words, so that nothing nests.
    return parts.map { $0.trimmingBlanks() }.filter { !$0.isEmpty }.map { member in
      list(member) == nil ? value(member) : PlanValue(.word(member), text: member)
    }
  }

  /// A number, perhaps with separators of thousands, a sign before and a unit behind.
  static func number(_ text: String) -> PlanValue? {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count, "~$€£≈".utf8.contains(bytes[start]) { start += 1 }
    guard let (number, end) = numeral(bytes, from: start) else { return nil }
    var rest = String(decoding: bytes[end...], as: UTF8.self)
    if rest.utf8.first == UInt8(ascii: "+") { rest = String(rest.utf8.dropFirst()) ?? "" }
    let unit = rest.trimmingBlanks()
    guard isUnit(unit, isSeparate: rest.utf8.first == 0x20) else { return nil }
    return PlanValue(.number(number), unit: unit.isEmpty ? nil : unit, text: text)
  }

  /// Letters alone, a percent sign, or words behind a space; `20251227-cc76` is no number.
  private static func isUnit(_ unit: String, isSeparate: Bool) -> Bool {
    guard let first = unit.utf8.first else { return true }
    if unit == "%" { return true }
    guard isLetter(first) || first >= 0x80 || (isSeparate && first == UInt8(ascii: "(")) else {
      return first == UInt8(ascii: "%")
    }
    return isSeparate
      || (unit.utf8.count <= 6
        && unit.utf8.allSatisfy {
          isLetter($0) || $0 >= 0x80 || $0 == UInt8(ascii: "/")
        })
  }

  /// Where a number ends, for those who have yet to decide whether it is one they look for.
  static func numeralEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    var end = start
    while end < bytes.count, isDigit(bytes[end]) { end += 1 }
    guard end > start, end - start < 16, end < bytes.count else {
      return numeral(bytes, from: start)?.end
    }
    switch bytes[end] {
    case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "'"), UInt8(ascii: "_"),
      UInt8(ascii: "e"), UInt8(ascii: "E"), 0x80...0xFF:
      return numeral(bytes, from: start)?.end
    default: return end
    }
  }

  /// `-31,744.5e3`, `31_744`, `1 000 000` is not: a space ends a number.
  static func numeral(_ bytes: [UInt8], from start: Int) -> (number: ExactNumber, end: Int)? {
    var offset = start
    var lexeme: [UInt8] = []
    lexeme.reserveCapacity(16)
    if offset < bytes.count,
      bytes[offset] == UInt8(ascii: "-") || bytes[offset] == UInt8(ascii: "+")
    {
      if bytes[offset] == UInt8(ascii: "-") { lexeme.append(bytes[offset]) }
      offset += 1
    }
    let first = lexeme.count
    while offset < bytes.count, lexeme.count < 400 {
      if isDigit(bytes[offset]) {
        lexeme.append(bytes[offset])
      } else if !isThousands(bytes, offset) {
        break
      }
      offset += 1
    }
    guard lexeme.count > first else { return nil }
    if offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "."), isDigit(bytes[offset + 1]) {
      lexeme.append(bytes[offset])
      offset += 1
      while offset < bytes.count, isDigit(bytes[offset]), lexeme.count < 800 {
        lexeme.append(bytes[offset])
        offset += 1
      }
    }
    if let exponent = exponentEnd(bytes, offset) {
      lexeme += bytes[offset..<exponent]
      offset = exponent
    }
    return ExactNumber(lexeme: withoutLeadingZeros(lexeme)).map { ($0, offset) }
  }

  /// JSON's numbers, which exact ones are read from, begin with no more zeros than needed.
  private static func withoutLeadingZeros(_ lexeme: [UInt8]) -> [UInt8] {
    let sign = lexeme.first == UInt8(ascii: "-") ? 1 : 0
    guard sign < lexeme.count, lexeme[sign] == UInt8(ascii: "0") else { return lexeme }
    var start = sign
    while start + 1 < lexeme.count, lexeme[start] == UInt8(ascii: "0"), isDigit(lexeme[start + 1]) {
      start += 1
    }
    return Array(lexeme[..<sign] + lexeme[start...])
  }

  /// A comma or underscore between a digit and exactly three more.
  private static func isThousands(_ bytes: [UInt8], _ offset: Int) -> Bool {
    guard bytes[offset] == UInt8(ascii: ",") || bytes[offset] == UInt8(ascii: "_"),
      offset + 3 < bytes.count, isDigit(bytes[offset + 1]), isDigit(bytes[offset + 2]),
      isDigit(bytes[offset + 3])
    else { return false }
    return offset + 4 == bytes.count || !isDigit(bytes[offset + 4])
  }

  private static func exponentEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    var offset = start
    guard offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") else { return nil }
    offset += 1
    if offset < bytes.count,
      bytes[offset] == UInt8(ascii: "-") || bytes[offset] == UInt8(ascii: "+")
    {
      offset += 1
    }
    let digits = offset
    while offset < bytes.count, isDigit(bytes[offset]) { offset += 1 }
    guard offset > digits, offset - digits <= 9, offset == bytes.count || !isLetter(bytes[offset])
    else { return nil }
    return offset
  }
}

extension String {
  /// The text without the ticks of code around it.
  var withoutTicks: String {
    guard utf8.count >= 2, utf8.first == UInt8(ascii: "`"), utf8.last == UInt8(ascii: "`") else {
      return self
    }
    return String(Substring(utf8.dropFirst().dropLast()))
  }
}
