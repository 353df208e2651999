/// Where the lines of a text begin, so that offsets become positions.
package struct LineTable: Hashable, Sendable {
  /// The offset of each line's first byte; the first line is always there.
  private let starts: [Int]

  package init(_ bytes: [UInt8]) {
    starts = Self.starts(in: bytes, cutting: false)
  }

  /// Counts lines as editors do: a carriage return that no line feed follows ends a line as well.
  package init(likeEditors bytes: [UInt8]) {
    starts = Self.starts(in: bytes, cutting: true)
  }

  /// Where lines begin, behind lone carriage returns only where those cut.
  private static func starts(in bytes: [UInt8], cutting: Bool) -> [Int] {
    var starts = [0]
    starts.reserveCapacity(bytes.count / 40 + 1)
    var next = 0
    while let end = bytes.firstLineEnd(from: next) {
      next = end + 1
      if bytes[end] == UInt8(ascii: "\n") {
        starts.append(next)
      } else if cutting, next == bytes.count || bytes[next] != UInt8(ascii: "\n") {
        starts.append(next)
      }
    }
    return starts
  }

  package var lineCount: Int { starts.count }

  /// The line, counted from 1, that holds the byte at an offset.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of a line without its terminator.
  package func span(ofLine line: Int, in bytes: [UInt8]) -> SourceSpan {
    guard (1...starts.count).contains(line) else { return SourceSpan(bytes.count, bytes.count) }
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return SourceSpan(start, end)
  }

  /// The position of a byte; an offset past the end is the end.
  package func position(of offset: Int, in bytes: [UInt8]) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(at: offset)
    return Position(
      line: line, column: scalarCount(of: bytes, in: starts[line - 1]..<offset) + 1)
  }
}

/// How many Unicode scalars begin in a range of bytes.
package func scalarCount(of bytes: [UInt8], in range: Range<Int>) -> Int {
  var count = 0
  for offset in range where bytes[offset] & 0xC0 != 0x80 { count += 1 }
  return count
}
