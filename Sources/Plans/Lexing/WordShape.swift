import SourceText

/// A word of a line that may be more than a word.
///
/// Nearly all words of a plan are only words: every name that one can be holds a `#`, a slash or a
/// digit, and those are looked for before any of the readers of names begins.
struct WordShape {
  let span: SourceSpan

  private static let telling = ByteSet("#/0123456789".utf8)

  /// The next such word, with the offset moved behind it; nil at the end.
  init?(from offset: inout Int, to limit: Int, in bytes: [UInt8]) {
    guard let sign = Self.telling.first(in: bytes, from: offset, to: limit) else {
      offset = limit
      return nil
    }
    var (start, end) = (sign, sign + 1)
    while start > offset, !isBlank(bytes[start - 1]) { start -= 1 }
    while end < limit, !isBlank(bytes[end]) { end += 1 }
    span = SourceSpan(start, end)
    offset = end
  }

  /// Whether `rfc` stands somewhere in a span, in any case.
  static func holdsRFC(_ span: SourceSpan, in bytes: [UInt8]) -> Bool {
    guard span.count > 3 else { return false }
    for offset in span.start..<(span.end - 2)
    where bytes[offset] | 0x20 == UInt8(ascii: "r") && bytes[offset + 1] | 0x20 == UInt8(ascii: "f")
      && bytes[offset + 2] | 0x20 == UInt8(ascii: "c")
    {
      return true
    }
    return false
  }
}
