import Glibc

/// An open file that is closed exactly once.
struct Descriptor: ~Copyable {
  let number: Int32
  /// Standard input belongs to the process and stays open.
  private let isOurs: Bool

  init(owning number: Int32) {
    self.number = number
    isOurs = true
  }

  init(borrowing number: Int32) {
    self.number = number
    isOurs = false
  }

  /// Opens a path; every descriptor is closed in child processes.
  init(
    opening path: String, _ flags: Int32, mode: UInt32 = 0o666, in folder: Int32 = AT_FDCWD
  ) throws(Errno) {
    while true {
      let number = unsafe openat(folder, path, flags | O_CLOEXEC, mode)
      if number >= 0 {
        self.init(owning: number)
        return
      }
      guard errno == EINTR else { throw .last }
    }
  }

  deinit {
    if isOurs { _ = close(number) }
  }

  func status() throws(Errno) -> FileStatus {
    var raw = stat()
    guard unsafe fstat(number, &raw) == 0 else { throw .last }
    return FileStatus(raw)
  }

  /// Reads once; 0 is the end.
  func read(into room: UnsafeMutableRawBufferPointer) throws(Errno) -> Int {
    while true {
      let count = unsafe Glibc.read(number, room.baseAddress, room.count)
      if count >= 0 { return count }
      guard errno == EINTR, !Interrupt.isRequested else { throw .last }
    }
  }

  /// Reads all that is left, but never more than the limit; nil when there is more.
  func readAll(limit: Int, expected: Int) throws(Errno) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(max(expected, 0), limit))
    let chunk = UnsafeMutableRawBufferPointer.allocate(
      byteCount: 64 * 1024, alignment: 16)
    defer { unsafe chunk.deallocate() }
    while true {
      let count = try unsafe read(into: chunk)
      guard count > 0 else { return bytes }
      guard bytes.count + count <= limit else { return nil }
      unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[..<count]))
    }
  }

  /// Writes everything; the system may take less than it is given.
  func writeAll(_ bytes: [UInt8]) throws(Errno) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { all in
        unsafe Glibc.write(number, all.baseAddress.map { unsafe $0 + done }, all.count - done)
      }
      if count < 0 {
        guard errno == EINTR else { throw .last }
        continue
      }
      guard count > 0 else { throw Errno(EIO) }
      done += count
    }
  }

  func sync() throws(Errno) {
    while fsync(number) != 0 {
      guard errno == EINTR else { throw .last }
    }
  }

  func seek(to offset: Int) throws(Errno) {
    guard lseek(number, off_t(offset), SEEK_SET) >= 0 else { throw .last }
  }

  /// Where the next read begins; 0 where there is no such place.
  var offset: Int { max(0, lseek(number, 0, SEEK_CUR)) }

  /// Makes reads wait again after a careful open.
  func makeBlocking() throws(Errno) {
    let flags = fcntl(number, F_GETFL)
    guard flags >= 0, fcntl(number, F_SETFL, flags & ~O_NONBLOCK) >= 0 else { throw .last }
  }

  /// Whether this is a device that is neither a terminal nor empty: the others give zeros or chance
  /// for ever, or act on being read.
  var isEndlessDevice: Bool {
    var raw = stat()
    guard unsafe fstat(number, &raw) == 0, FileStatus(raw).kind == .device else { return false }
    var null = stat()
    let isNull = unsafe stat("/dev/null", &null) == 0 && null.st_rdev == raw.st_rdev
    return !isNull && isatty(number) == 0
  }

  /// Waits until a pipe has a writer and something to read, or until we are interrupted.
  func waitForBytes() {
    var entry = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    while unsafe poll(&entry, 1, -1) < 0, errno == EINTR, !Interrupt.isRequested {}
  }
}
