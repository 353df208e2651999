import CPosix
import Glibc

/// The two ends of a pipe, each closed when nobody holds it any more.
struct Pipe {
  final class End: Sendable {
    let number: Int32

    init(_ number: Int32) { self.number = number }

    deinit { close(number) }

    /// Makes reading and writing return at once when there is nothing to be done.
    func stopWaiting() {
      let flags = fcntl(number, F_GETFL)
      if flags >= 0 { _ = fcntl(number, F_SETFL, flags | O_NONBLOCK) }
    }
  }

  let reading: End
  let writing: End

  init() throws(Errno) {
    var ends: [Int32] = [-1, -1]
    // Closed on exec from the start: a child that another thread starts at this moment would keep the
    // writing end open, and who reads here would wait for that child's end.
    guard unsafe pipe2(&ends, O_CLOEXEC) == 0 else { throw .last }
    reading = End(ends[0])
    writing = End(ends[1])
  }
}
