import SourceText

/// Walks the bytes of a question word by word.
struct QueryScanner {
  let bytes: [UInt8]
  private(set) var offset = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { offset >= bytes.count }
  var next: UInt8? { isAtEnd ? nil : bytes[offset] }

  mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      offset += 1
    }
  }

  /// Takes a mark if it is what comes next.
  mutating func take(_ mark: String) -> Bool {
    skipBlanks()
    guard bytes[offset...].starts(with: mark.utf8) else { return false }
    offset += mark.utf8.count
    return true
  }

  /// Takes a word if it is what comes next and ends there; its case does not matter.
  mutating func take(word: String) -> Bool {
    skipBlanks()
    guard let span = peekName(), text(span).lowercased() == word else { return false }
    offset = span.end
    return true
  }

  /// The name that comes next: letters, digits and `_`.
  func peekName() -> SourceSpan? {
    var end = offset
    while end < bytes.count, Self.isOfName(bytes[end]) { end += 1 }
    return end > offset ? SourceSpan(offset, end) : nil
  }

  mutating func takeName() -> SourceSpan? {
    skipBlanks()
    guard let span = peekName() else { return nil }
    offset = span.end
    return span
  }

  /// A run of anything but blanks, brackets, commas and the signs of comparisons.
  mutating func takeRun() -> SourceSpan {
    skipBlanks()
    let start = offset
    while let byte = next, !Self.endsRun(byte) { offset += 1 }
    return SourceSpan(start, offset)
  }

  /// A text between quotes, without them; nil where the second is missing.
  ///
  /// A backslash lets a quote or a backslash stand in it.
  mutating func takeQuoted() -> (text: String, span: SourceSpan)? {
    let start = offset
    guard let quote = next else { return nil }
    offset += 1
    var text: [UInt8] = []
    while let byte = next {
      offset += 1
      if byte == quote {
        return (String(decoding: text, as: UTF8.self), SourceSpan(start, offset))
      }
      if byte == UInt8(ascii: "\\"), let escaped = next,
        escaped == quote || escaped == UInt8(ascii: "\\")
      {
        text.append(escaped)
        offset += 1
      } else {
        text.append(byte)
      }
    }
    offset = start
    return nil
  }

  var isAtQuote: Bool { next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") }

  func text(_ span: SourceSpan) -> String { String(decoding: bytes[span.range], as: UTF8.self) }

  /// What comes next, for an error: a word or a sign.
  func spanOfNext() -> SourceSpan {
    var start = offset
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    var end = start
    while end < bytes.count, !Self.endsRun(bytes[end]) { end += 1 }
    if end == start, end < bytes.count { end += 1 }
    return SourceSpan(start, end)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func endsRun(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "(),=<>!\"'".utf8.contains(byte)
  }
}
