import Synchronization
import Workspace

extension Surroundings {
  /// The real machine.
  package static func ofThisProcess() -> Surroundings {
    let start = ContinuousClock.now
    let environment = Environment.ofThisProcess()
    var surroundings = Surroundings(
      environment: environment, output: Sink(OutputStream.standardOutput()),
      errors: Sink(OutputStream.standardError()), now: Moment.now(environment),
      elapsed: { ContinuousClock.now - start })
    surroundings.input = { limit throws(FileError) in
      guard !environment.inputIsTerminal else { return [] }
      var source = try ByteSource.standardInput()
      return try source.readAll(limit: limit)
    }
    return surroundings
  }
}

extension Sink {
  /// A stream of this process.
  fileprivate init(_ stream: consuming OutputStream) {
    let box = StreamBox(stream)
    self.init(
      take: { bytes throws(FileError) in try box.write(bytes) },
      finish: { () throws(FileError) in try box.flush() })
  }
}

/// A stream that several closures write to, one at a time.
private final class StreamBox: Sendable {
  private let stream: Mutex<OutputStream>

  init(_ stream: consuming sending OutputStream) { self.stream = Mutex(stream) }

  func write(_ bytes: [UInt8]) throws(FileError) {
    try stream.withLock { stream throws(FileError) in try stream.write(bytes) }
  }

  func flush() throws(FileError) {
    try stream.withLock { stream throws(FileError) in try stream.flush() }
  }
}
