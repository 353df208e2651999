import Glibc

/// What the system said when a call failed.
package struct Errno: Error, Hashable, Sendable {
  package var code: Int32

  package init(_ code: Int32) { self.code = code }

  /// The reason of the call that failed just now on this thread.
  static var last: Errno { Errno(errno) }

  /// The system's own words, beginning small so that they can stand within a message.
  package var words: String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    let words = unsafe String(cString: text)
    return words.prefix(1).lowercased() + words.dropFirst()
  }

  package static let noEntry = Errno(ENOENT)
  static let tooManyLinks = Errno(ELOOP)
  static let again = Errno(EAGAIN)
  static let interrupted = Errno(EINTR)
  static let brokenPipe = Errno(EPIPE)
}
