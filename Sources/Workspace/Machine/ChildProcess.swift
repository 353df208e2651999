import Glibc

/// A program that is run to its end, without a shell.
package struct ChildProcess: Hashable, Sendable {
  /// The program's name, looked up in PATH, and its arguments.
  package var words: [String]
  package var variables: [String: String]
  /// Where it is run; nil for where we are.
  package var folder: String?
  /// What it reads from standard input.
  package var input: [UInt8] = []
  package var timeLimit: Duration = .seconds(60)
  /// The most that is kept of its output; a program that says more is ended.
  package var outputLimit = 64 << 20

  package init(_ words: [String], variables: [String: String]) {
    self.words = words
    self.variables = variables
  }

  /// What came of it.
  package struct Outcome: Hashable, Sendable {
    /// The exit code; 128 and the signal's number when a signal ended it.
    package var code: Int
    package var output: [UInt8]
    /// The first 64 KiB of what it said on standard error.
    package var complaint: [UInt8]

    package var complaintText: String { String(decoding: complaint, as: UTF8.self) }
  }

  package enum Failure: Error, Hashable, Sendable {
    /// There is no such program, or it cannot be run.
    case notStarted(program: String, Errno)
    case tookTooLong(program: String, Duration)
    case saidTooMuch(program: String, limit: Int)
    case interrupted(program: String)
  }

  package func run() throws(Failure) -> Outcome {
    let program = words.first ?? ""
    let started: RunningProcess
    do throws(Errno) { started = try RunningProcess(self) } catch {
      throw .notStarted(program: program, error)
    }
    var exchange = PipeExchange(input: input, outputLimit: outputLimit)
    let end = ContinuousClock.now + timeLimit
    while exchange.isOpen(started) {
      if Interrupt.isRequested {
        started.kill()
        throw .interrupted(program: program)
      }
      guard ContinuousClock.now < end else {
        started.kill()
        throw .tookTooLong(program: program, timeLimit)
      }
      exchange.step(started)
      if exchange.isFull {
        started.kill()
        throw .saidTooMuch(program: program, limit: outputLimit)
      }
    }
    guard let code = started.wait(until: end) else {
      started.kill()
      throw .tookTooLong(program: program, timeLimit)
    }
    return Outcome(code: code, output: exchange.output, complaint: exchange.complaint)
  }
}

extension ChildProcess.Failure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notStarted(let program, let reason): "could not run '\(program)': \(reason.words)"
    case .tookTooLong(let program, let limit):
      "'\(program)' was ended: it took longer than \(limit.components.seconds) seconds"
    case .saidTooMuch(let program, let limit):
      "'\(program)' was ended: it wrote more than \(limit) bytes"
    case .interrupted(let program): "interrupted while '\(program)' ran"
    }
  }
}
