import Reports
package import Workspace

/// Everything a command can reach besides its arguments and the files below its folder.
///
/// `main` passes the real machine; tests pass values and a folder of their own.
package struct Surroundings: Sendable {
  package var environment: Environment
  /// The result, and nothing else.
  package var output: Sink
  /// Errors of ours, progress and hints.
  package var errors: Sink
  /// All of standard input, up to a limit; nothing where a person would have to type it.
  package var input: @Sendable (_ limit: Int) throws(FileError) -> [UInt8] = { _ in [] }
  /// The time of day.
  package var now: Moment
  /// How long the program has been running.
  package var elapsed: @Sendable () -> Duration
  /// What stands before every relative path: empty where the process stands in its working
  /// folder, a folder with a slash in tests.
  package var folderPrefix: String

  package init(
    environment: Environment, output: Sink, errors: Sink, now: Moment,
    elapsed: @escaping @Sendable () -> Duration = { .zero }, folderPrefix: String = ""
  ) {
    self.environment = environment
    self.output = output
    self.errors = errors
    self.now = now
    self.elapsed = elapsed
    self.folderPrefix = folderPrefix
  }

  /// The path to open for a path as it was typed.
  package func located(_ path: String) -> String {
    path.utf8.first == UInt8(ascii: "/") || path == "-" ? path : folderPrefix + path
  }

  /// The path as it was typed, for one to open.
  package func shown(_ path: String) -> String {
    guard !folderPrefix.isEmpty, path.utf8.starts(with: folderPrefix.utf8) else { return path }
    return String(decoding: path.utf8.dropFirst(folderPrefix.utf8.count), as: UTF8.self)
  }
}

extension Surroundings {
  /// Writes a part of the result.
  package func print(_ text: String) throws(CommandError) {
    do throws(FileError) { try output.write(text) } catch { throw .file(error) }
  }

  /// Tells an error of ours on standard error.
  ///
  /// A standard error that cannot be written to leaves nobody to tell; the exit code still does.
  package func tell(_ error: CommandError, _ color: ColorChoice = .auto) {
    let text = errorText(shownMessage(of: error), advice: error.advice, style: errorStyle(color))
    try? errors.write(text)
    try? errors.flush()
  }

  /// Opened paths stand in messages as they were typed.
  func shownMessage(of error: CommandError) -> String {
    guard !folderPrefix.isEmpty else { return error.message }
    return error.message.split(separator: folderPrefix, omittingEmptySubsequences: false)
      .joined()
  }
}
