import Glibc

/// Standard output or standard error, written in large pieces, with every failure told.
///
/// What `print` loses on a full disk, this throws.
package struct OutputStream: ~Copyable {
  /// How writing ended.
  package enum State: Hashable, Sendable {
    case open
    /// The reader went away, as `head` does: nothing more is written and nothing is wrong.
    case readerLeft
    case failed(Errno)
  }

  private let descriptor: Descriptor
  private let name: String
  private var buffer: [UInt8] = []
  package private(set) var state = State.open

  private init(_ number: Int32, name: String) {
    descriptor = Descriptor(borrowing: number)
    self.name = name
    buffer.reserveCapacity(64 * 1024)
  }

  /// Opens a device or a pipe to write to, which cannot be replaced as a file is.
  package init(opening path: String) throws(FileError) {
    do throws(Errno) {
      descriptor = try Descriptor(opening: path, O_WRONLY | O_NOCTTY)
    } catch { throw .system(.open, path: path, error) }
    name = path
  }

  package static func standardOutput() -> OutputStream {
    OutputStream(STDOUT_FILENO, name: "standard output")
  }

  package static func standardError() -> OutputStream {
    OutputStream(STDERR_FILENO, name: "standard error")
  }

  package mutating func write(_ text: String) throws(FileError) { try write(Array(text.utf8)) }

  package mutating func write(_ bytes: [UInt8]) throws(FileError) {
    guard state == .open else { return }
    buffer.append(contentsOf: bytes)
    if buffer.count >= 60 * 1024 { try flush() }
  }

  /// Writes what is waiting.
  ///
  /// After the first failure nothing more is written.
  package mutating func flush() throws(FileError) {
    guard state == .open, !buffer.isEmpty else { return }
    defer { buffer.removeAll(keepingCapacity: true) }
    do throws(Errno) { try descriptor.writeAll(buffer) } catch {
      guard error != .brokenPipe else {
        state = .readerLeft
        return
      }
      state = .failed(error)
      throw .system(.write, path: name, error)
    }
  }
}
