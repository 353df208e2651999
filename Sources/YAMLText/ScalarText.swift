/// How a text is written so that it is read back as the same text, by every YAML reader.
enum ScalarText {
  enum Context: Sendable {
    /// As a value or key of its own.
    case block
    /// Between brackets or braces, where commas and brackets end a plain scalar.
    case flow
    /// In a file that is JSON as well.
    case json
  }

  /// On one line: plain where that is safe, else in the quotes that need the fewest escapes.
  static func line(_ text: [UInt8], in context: Context) -> [UInt8] {
    if context == .json { return doubleQuoted(text) }
    if isPlain(text, inFlow: context == .flow) { return text }
    let needsEscapes = !isPrintableLine(text)
    let hasEscapable = text.contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") }
    return hasEscapable && !needsEscapes ? singleQuoted(text) : doubleQuoted(text)
  }

  /// Whether a text of several lines can stand under a `|` as it is.
  static func isLiteral(_ text: [UInt8]) -> Bool {
    guard let first = text.first, !isBlank(first), text.contains(UInt8(ascii: "\n")) else {
      return false
    }
    return text.split(separator: UInt8(ascii: "\n")).allSatisfy { isPrintableLine(Array($0)) }
  }

  private static func isPlain(_ text: [UInt8], inFlow: Bool) -> Bool {
    guard let first = text.first, let last = text.last, !isBlank(first), !isBlank(last),
      !"-?:,[]{}#&*!|>'\"%@`=<".utf8.contains(first), last != UInt8(ascii: ":"),
      !text.starts(with: "...".utf8), isPrintableLine(text), !text.contains(UInt8(ascii: "\t")),
      ScalarValue(plain: text[...]) == .string, Ambiguity(plain: text) == nil
    else { return false }
    if inFlow, text.contains(where: { isFlowIndicator($0) || $0 == UInt8(ascii: ":") }) {
      return false
    }
    for (byte, next) in zip(text, text.dropFirst()) {
      if byte == UInt8(ascii: ":"), isBlank(next) { return false }
      if isBlank(byte), next == UInt8(ascii: "#") { return false }
    }
    return true
  }

  /// No line break and nothing that cannot be seen.
  private static func isPrintableLine(_ text: [UInt8]) -> Bool {
    String(decoding: text, as: UTF8.self).unicodeScalars.allSatisfy {
      $0 == "\t" || $0 != "\n" && isPrintable($0)
    }
  }

  private static func singleQuoted(_ text: [UInt8]) -> [UInt8] {
    let quote = UInt8(ascii: "'")
    return [quote] + text.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }

  private static func doubleQuoted(_ text: [UInt8]) -> [UInt8] {
    var result = "\""
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
      default: result += escape(scalar)
      }
    }
    return Array((result + "\"").utf8)
  }

  /// The one escape that YAML and JSON share; everything past U+FFFF is printable here.
  private static func escape(_ scalar: Unicode.Scalar) -> String { "\\u" + padded(scalar.value) }

  private static func padded(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// Whether a character may stand in a file as it is: it can be seen, and it moves nothing.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: true
    // No-break space and soft hyphen look like others; line separators break lines; zero-width and
    // direction marks hide or turn what stands around them.
    case 0..<0xA1, 0xAD, 0x200B...0x200F, 0x2028...0x202F, 0x2060...0x206F, 0xFEFF, 0xFFF0...0xFFFB,
      0xFFFE...0xFFFF:
      false
    default: true
    }
  }
}
