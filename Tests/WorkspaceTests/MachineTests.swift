import Glibc
import Testing
import Workspace

struct MachineTests {
  @Test func `69: a full disk is told`() throws {
    var stream = try OutputStream(opening: "/dev/full")
    var failure: FileError?
    do throws(FileError) {
      try stream.write("text")
      try stream.flush()
    } catch { failure = error }
    #expect(failure == .system(.write, path: "/dev/full", Errno(ENOSPC)))
    let state = stream.state
    #expect(state == .failed(Errno(ENOSPC)))
  }

  @Test func `68: a reader that leaves is no failure`() async {
    await #expect(processExitsWith: .success) {
      Interrupt.prepareSignals()
      var ends: [Int32] = [0, 0]
      pipe(&ends)
      close(ends[0])
      dup2(ends[1], STDOUT_FILENO)
      var stream = OutputStream.standardOutput()
      for _ in 0..<3 {
        try stream.write("text")
        try stream.flush()
      }
      let state = stream.state
      #expect(state == .readerLeft)
    }
  }

  @Test func `the first wish to stop is noted and the second one ends`() async {
    await #expect(processExitsWith: .signal(SIGINT)) {
      Interrupt.prepareSignals()
      // Whoever runs the tests may hold signals back.
      var none = sigset_t()
      sigemptyset(&none)
      pthread_sigmask(SIG_SETMASK, &none, nil)
      raise(SIGINT)
      #expect(Interrupt.isRequested)
      raise(SIGINT)
    }
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"),
    (1_768_640_700, "2026-01-17T09:05:00Z"), (-1, "1969-12-31T23:59:59Z"),
    (253_402_300_799, "9999-12-31T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
  ])
  func `moments are written as RFC 3339`(_ seconds: Int, _ text: String) {
    #expect(Moment(seconds: seconds).text == text)
    #expect(Moment(seconds: seconds).day == String(text.prefix(10)))
  }

  @Test func `a build that must repeat fixes the time`() {
    let environment = Environment(variables: ["SOURCE_DATE_EPOCH": "0"])
    #expect(Moment.now(environment).day == "1970-01-01")
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func `digests are those of the standard`(_ text: String, _ digest: String) {
    #expect(Digest.sha256Text(Array(text.utf8)) == digest)
  }
}
