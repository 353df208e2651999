/// Some of the 256 bytes, to be looked for in a text.
///
/// The one way in which readers pass over what cannot matter to them: the loop stands here, once.
package struct ByteSet: Sendable {
  /// Whether each of the 256 bytes is a member.
  private let isMember: [Bool]

  package init(where isMember: (UInt8) -> Bool) {
    self.isMember = (UInt8.min...UInt8.max).map(isMember)
  }

  package init(_ members: some Sequence<UInt8>) {
    let members = Set(members)
    self.init { members.contains($0) }
  }

  package func contains(_ byte: UInt8) -> Bool { isMember[Int(byte)] }

  /// The first member between two offsets.
  package func first(in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
    let (text, isMember) = (bytes.span, isMember.span)
    precondition(start >= 0 && end <= text.count && isMember.count == 256)
    var offset = start
    while offset < end {
      if unsafe isMember[unchecked: Int(text[unchecked: offset])] { return offset }
      offset += 1
    }
    return nil
  }

  /// Whether a member stands in a span.
  package func occurs(in span: SourceSpan, of bytes: [UInt8]) -> Bool {
    first(in: bytes, from: span.start, to: span.end) != nil
  }
}
