import Glibc
import Synchronization
import Workspace

extension Surroundings {
  /// The real machine.
  package static func ofThisProcess() -> Surroundings {
    let start = ContinuousClock.now
    return Surroundings(
      environment: Environment.ofThisProcess(),
      output: .descriptor(STDOUT_FILENO, "standard output"),
      errors: .descriptor(STDERR_FILENO, "standard error"),
      elapsed: { ContinuousClock.now - start })
  }

  func writeFile(_ bytes: [UInt8], to path: String) throws(CommandError) {
    let number = unsafe open(located(path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard number >= 0 else { throw .file(.system(.open, path: path, Errno(errno))) }
    defer { close(number) }
    do throws(FileError) { try writeAll(bytes, to: number, shownAs: path) } catch {
      throw .file(error)
    }
  }
}

extension Sink {
  /// A stream of this process.
  ///
  /// A reader that went away, as `head` does, ends it quietly.
  static func descriptor(_ number: Int32, _ name: String) -> Sink {
    let buffer = Mutex<[UInt8]>([])
    let hasEnded = Atomic<Bool>(false)
    return Sink(
      take: { bytes in buffer.withLock { $0 += bytes } },
      finish: { () throws(FileError) in
        let bytes = buffer.withLock { buffer in
          defer { buffer = [] }
          return buffer
        }
        guard !bytes.isEmpty, !hasEnded.load(ordering: .relaxed) else { return }
        do throws(FileError) { try writeAll(bytes, to: number, shownAs: name) } catch {
          hasEnded.store(true, ordering: .relaxed)
          if case .system(_, _, Errno(EPIPE)) = error { return }
          throw error
        }
      })
  }
}

private func writeAll(_ bytes: [UInt8], to number: Int32, shownAs name: String) throws(FileError) {
  var done = 0
  while done < bytes.count {
    let count = unsafe bytes.withUnsafeBytes { all in
      unsafe write(number, all.baseAddress.map { unsafe $0 + done }, all.count - done)
    }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { throw .system(.write, path: name, Errno(errno)) }
    done += count
  }
}
