import Glibc
import Testing
import Workspace

struct ChildProcessTests {
  private func run(
    _ words: [String], _ change: (inout ChildProcess) -> Void = { _ in }
  ) throws(ChildProcess.Failure) -> ChildProcess.Outcome {
    var process = ChildProcess(words, variables: ["PATH": "/usr/bin:/bin", "X": "1"])
    change(&process)
    return try process.run()
  }

  @Test func `words are not expanded and output and complaint are kept apart`() throws {
    let outcome = try run(["sh", "-c", "printf %s \"$1$X\"; echo oops >&2; exit 3", "-", "$X *"])
    #expect(outcome.code == 3)
    #expect(String(decoding: outcome.output, as: UTF8.self) == "$X *1")
    #expect(outcome.complaintText == "oops\n")
  }

  @Test func `a megabyte goes in and comes out`() throws {
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let outcome = try run(["cat"]) { $0.input = bytes }
    #expect(outcome.output == bytes)
  }

  @Test func `a child that takes too long or says too much is ended`() {
    #expect(throws: ChildProcess.Failure.tookTooLong(program: "sh", .milliseconds(100))) {
      try run(["sh", "-c", "sleep 20 & sleep 20"]) { $0.timeLimit = .milliseconds(100) }
    }
    #expect(throws: ChildProcess.Failure.saidTooMuch(program: "yes", limit: 1000)) {
      try run(["yes"]) { $0.outputLimit = 1000 }
    }
  }

  @Test func `what others left open is not handed on`() throws {
    // A copy of a descriptor that children would inherit.
    let left = dup(STDERR_FILENO)
    defer { close(left) }
    let outcome = try run(["sh", "-c", "[ -e /proc/self/fd/\(left) ]"])
    #expect(outcome.code == 1)
  }

  @Test func `a program that is not there is told`() {
    #expect(throws: ChildProcess.Failure.notStarted(program: "no-such-program", Errno(2))) {
      try run(["no-such-program"])
    }
  }
}
