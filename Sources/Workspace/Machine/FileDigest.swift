import Glibc

/// The SHA-256 of a file's bytes as they lie there, and of some of its beginnings, in one reading.
package struct FileDigest: Hashable, Sendable {
  /// `sha256:` and 64 digits, of everything that was there.
  package private(set) var whole = ""
  package private(set) var count = 0
  /// By their lengths; those past the end are missing.
  package private(set) var prefixes: [Int: String] = [:]

  /// A digest that was taken elsewhere.
  package init(whole: String, count: Int) {
    self.whole = whole
    self.count = count
  }

  package init(of path: String, prefixes lengths: [Int] = []) throws(FileError) {
    do throws(Errno) {
      let file = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
      let room = ByteRoom(capacity: 256 * 1024)
      var digest = Digest()
      var wanted = Set(lengths.filter { $0 >= 0 }).sorted()[...]
      while true {
        while wanted.first == count { prefixes[wanted.removeFirst()] = Self.text(digest.soFar()) }
        let most = wanted.first.map { $0 - count } ?? .max
        let free = unsafe room.free
        let part = unsafe UnsafeMutableRawBufferPointer(rebasing: free.prefix(most))
        let read = try unsafe file.read(into: part)
        guard read > 0 else { break }
        unsafe digest.update(UnsafeRawBufferPointer(rebasing: part.prefix(read)))
        count += read
        guard !Interrupt.isRequested else { throw Errno.interrupted }
      }
      whole = Self.text(digest.finish())
    } catch { throw readFailure(of: path, error) }
  }

  private static func text(_ bytes: [UInt8]) -> String { "sha256:" + Digest.hexadecimal(bytes) }
}
