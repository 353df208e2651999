import Glibc

/// A lock that one process holds on a file, kept on `<name>.lock` beside it.
///
/// The lock file is never renamed and never removed: the lock is on the file itself and ends with
/// the process, so one that is left over from a crash locks nothing.
struct FileLock: ~Copyable {
  private let descriptor: Descriptor

  /// Waits for the lock, but no longer than the patience lasts.
  init(for path: String, patience: Duration) throws(FileError) {
    let name = path + ".lock"
    let descriptor = try FileLock.open(name)
    let end = ContinuousClock.now + patience
    while flock(descriptor.number, LOCK_EX | LOCK_NB) != 0 {
      let reason = Errno.last
      guard reason == .again || reason == .interrupted else {
        throw .system(.lock, path: name, reason)
      }
      guard !Interrupt.isRequested else { throw .interrupted }
      guard ContinuousClock.now < end else {
        throw .locked(path: path, holder: FileLock.holder(of: descriptor))
      }
      usleep(10_000)
    }
    self.descriptor = descriptor
    note()
  }

  private static func open(_ name: String) throws(FileError) -> Descriptor {
    do throws(Errno) {
      let opened = try Descriptor(
        opening: name, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, mode: 0o666)
      guard try opened.status().kind == .file else { throw Errno(EINVAL) }
      return opened
    } catch { throw .system(.lock, path: name, error) }
  }

  /// Leaves our number for those who wait; that it cannot be written harms nobody.
  private func note() {
    guard ftruncate(descriptor.number, 0) == 0 else { return }
    try? descriptor.seek(to: 0)
    try? descriptor.writeAll(Array("\(getpid())\n".utf8))
  }

  private static func holder(of descriptor: borrowing Descriptor) -> Int? {
    try? descriptor.seek(to: 0)
    guard let bytes = try? descriptor.readAll(limit: 64, expected: 0) else { return nil }
    return Int(String(decoding: bytes.prefix { (0x30...0x39).contains($0) }, as: UTF8.self))
  }
}
