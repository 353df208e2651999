import Glibc

/// The lines of a plain file that begin in a range of its bytes.
///
/// Ranges that lie end to end give lines that lie end to end: each line belongs to the range that
/// its first byte stands in, so a file can be cut anywhere without looking into it.
package struct LineRange: Hashable, Sendable {
  package let path: String
  /// The bytes of these lines.
  package let bytes: Range<Int>
  /// The size of the whole file.
  package let size: Int

  package init(of path: String, beginningIn wanted: Range<Int>) throws(FileError) {
    self.path = path
    do throws(Errno) {
      let file = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
      let status = try file.status()
      guard status.kind == .file else { throw Errno(ESPIPE) }
      size = status.size
      let start = try Self.lineStart(in: file, from: wanted.lowerBound, status.size)
      bytes = start..<(try Self.lineStart(in: file, from: wanted.upperBound, status.size))
    } catch { throw readFailure(of: path, error) }
  }

  /// Where the first line begins at an offset or behind it.
  private static func lineStart(
    in file: borrowing Descriptor, from offset: Int, _ size: Int
  ) throws(Errno) -> Int {
    guard offset > 0 else { return 0 }
    guard offset < size else { return size }
    // The byte before tells whether a line begins at the offset itself.
    var position = offset - 1
    try file.seek(to: position)
    let room = ByteRoom(capacity: 256 * 1024)
    while position < size {
      let count = try unsafe file.read(into: room.free)
      guard count > 0 else { break }
      let read = unsafe UnsafeRawBufferPointer(rebasing: room.free.prefix(count))
      if let feed = unsafe firstLineFeed(in: read) { return min(position + feed + 1, size) }
      position += count
    }
    return size
  }
}
