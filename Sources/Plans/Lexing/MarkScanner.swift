import SourceText

/// Finds pictures in a line.
enum MarkScanner {
  /// Asks that the picture before be shown in colour or not, joins pictures, or turns the direction
  /// of writing: none of them is seen.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xFE00...0xFE0F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// The mark that stands first in a span, at or behind its beginning.
  static func first(in span: SourceSpan, of bytes: [UInt8]) -> PlanMark? {
    var offset = span.start
    while offset < span.end {
      guard bytes[offset] >= 0x80 || bytes[offset] == UInt8(ascii: ":") else {
        offset += 1
        continue
      }
      if let mark = mark(at: offset, in: bytes, end: span.end) { return mark }
      offset += scalar(at: offset, in: bytes, end: span.end)?.length ?? 1
    }
    return nil
  }

  /// The mark that closes a span.
  static func last(in span: SourceSpan, of bytes: [UInt8]) -> PlanMark? {
    let span = trimming(span, in: bytes)
    if span.count > 3, bytes[span.end - 1] == UInt8(ascii: ":"),
      let start = bytes[max(span.start, span.end - 40)..<(span.end - 1)].lastIndex(
        of: UInt8(ascii: ":")),
      let named = MarkName.mark(at: start, in: bytes, end: span.end), named.span.end == span.end
    {
      return named
    }
    // A mark with what belongs to it takes few bytes.
    var offset = max(span.start, span.end - 12)
    while offset < span.end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    var found: PlanMark?
    while offset < span.end {
      if let mark = mark(at: offset, in: bytes, end: span.end) {
        found = mark
        offset = mark.span.end
        continue
      }
      let next = scalar(at: offset, in: bytes, end: span.end)
      if let next, bytes[offset] < 0x80 || !isInvisible(next.scalar), !isBlank(bytes[offset]) {
        found = nil
      }
      offset += next?.length ?? 1
    }
    return found
  }

  /// The mark that begins at an offset, with the selectors behind it.
  static func mark(at offset: Int, in bytes: [UInt8], end: Int) -> PlanMark? {
    if offset < end, bytes[offset] == UInt8(ascii: ":") {
      return MarkName.mark(at: offset, in: bytes, end: end)
    }
    guard offset < end, bytes[offset] >= 0x80,
      let (found, length) = scalar(at: offset, in: bytes, end: end), isMark(found)
    else { return nil }
    var next = offset + length
    while let (following, more) = scalar(at: next, in: bytes, end: end), isInvisible(following) {
      next += more
    }
    return PlanMark(found, at: SourceSpan(offset, next))
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x2100 else { return false }
    let mark = PlanMark(scalar, at: .beginning)
    return mark.meaning != .other || scalar.properties.isEmojiPresentation
  }
}
