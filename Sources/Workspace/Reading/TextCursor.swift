package import SourceText

/// A place in a text that is read piece by piece: line, column and byte offset.
package struct TextCursor: Hashable, Sendable {
  /// Line and column from 1; the column counts Unicode scalars.
  package var position: Position
  package var byteOffset: Int

  package init(position: Position = Position(line: 1, column: 1), byteOffset: Int = 0) {
    self.position = position
    self.byteOffset = byteOffset
  }

  /// Moves over bytes.
  mutating func advance(over bytes: UnsafeRawBufferPointer) {
    byteOffset += bytes.count
    var offset = 0
    if let last = unsafe lastLineFeed(in: bytes) {
      position.line += unsafe lineFeedCount(in: bytes)
      position.column = 1
      offset = last + 1
    }
    while offset < bytes.count {
      if unsafe bytes[offset] & 0xC0 != 0x80 { position.column += 1 }
      offset += 1
    }
  }
}
