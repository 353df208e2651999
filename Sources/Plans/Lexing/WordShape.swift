import SourceText

/// A word of a line, and whether anything in it could make it more than a word.
///
/// Nearly all words of a plan are only words: one look at their bytes says so, before any of the
/// readers of names begins.
struct WordShape {
  let span: SourceSpan
  /// Whether it holds a `#`, a slash or a digit: every name that a word can be does.
  let mayName: Bool

  /// The next word, with the offset moved behind it; nil at the end.
  init?(from offset: inout Int, to end: Int, in bytes: [UInt8]) {
    while offset < end, isBlank(bytes[offset]) { offset += 1 }
    let start = offset
    var isMarked = false
    while offset < end {
      let byte = bytes[offset]
      if isBlank(byte) { break }
      isMarked =
        isMarked || isDigit(byte) || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "/")
      offset += 1
    }
    guard offset > start else { return nil }
    span = SourceSpan(start, offset)
    mayName = isMarked
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
