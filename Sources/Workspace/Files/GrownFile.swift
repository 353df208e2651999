import Glibc

/// Where a file of lines goes on that had a length once: behind the last whole line it had then.
///
/// A line that was cut is read again whole; one that only missed its end is not.
package func beginningOfRest(of path: String, after length: Int) throws(FileError) -> Int {
  let window = min(max(length, 0), 1 << 20)
  do throws(Errno) {
    let file = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
    let bytes = try file.read(window + 1, from: length - window)
    guard bytes.count > window, window > 0 else { return length }
    if bytes[window - 1] == UInt8(ascii: "\n") { return length }
    if bytes[window] == UInt8(ascii: "\n") { return length + 1 }
    guard let newline = bytes[..<window].lastIndex(of: UInt8(ascii: "\n")) else {
      // Before the window nobody looks for the beginning of so long a line.
      return window == length ? 0 : length
    }
    return length - window + newline + 1
  } catch { throw readFailure(of: path, error) }
}

extension Descriptor {
  /// Up to so many bytes from a place on.
  fileprivate func read(_ count: Int, from offset: Int) throws(Errno) -> [UInt8] {
    try seek(to: offset)
    var bytes: [UInt8] = []
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
    defer { unsafe room.deallocate() }
    while bytes.count < count {
      let part = unsafe UnsafeMutableRawBufferPointer(rebasing: room[..<(count - bytes.count)])
      let read = try unsafe read(into: part)
      guard read > 0 else { break }
      unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: part[..<read]))
    }
    return bytes
  }
}
