/// Some of the 256 bytes, to be looked for in a text.
///
/// The one way in which readers pass over what cannot matter to them: the loop stands here, once.
package struct ByteSet: Sendable {
  /// A bit for each byte: those of ASCII, and those above.
  private var (low, high): (UInt128, UInt128) = (0, 0)

  package init(_ members: some Sequence<UInt8>) {
    for member in members { insert(member) }
  }

  package init(where isMember: (UInt8) -> Bool) {
    self.init((UInt8.min...UInt8.max).filter(isMember))
  }

  private mutating func insert(_ byte: UInt8) {
    if byte < 0x80 { low |= 1 << UInt128(byte) } else { high |= 1 << UInt128(byte & 0x7F) }
  }

  @inline(__always)
  package func contains(_ byte: UInt8) -> Bool {
    (byte < 0x80 ? low : high) >> UInt128(byte & 0x7F) & 1 == 1
  }

  /// The first member between two offsets.
  package func first(in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
    let text = bytes.span
    precondition(start >= 0 && end <= text.count)
    var offset = start
    while offset < end {
      if contains(unsafe text[unchecked: offset]) { return offset }
      offset += 1
    }
    return nil
  }

  /// Whether a member stands in a span.
  package func occurs(in span: SourceSpan, of bytes: [UInt8]) -> Bool {
    first(in: bytes, from: span.start, to: span.end) != nil
  }
}
