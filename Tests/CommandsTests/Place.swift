import Commands
import TestSupport
import Workspace

/// A folder with files, in which the program is run inside the test's own process.
final class Place {
  /// What a run said and how it ended.
  struct Run {
    var outcome: Outcome
    var output: String
    var errors: String

    /// All of it, as golden files keep it.
    var transcript: String {
      let parts = [
        output, errors.isEmpty ? "" : "--- stderr\n\(errors)", "--- exit \(outcome.rawValue)\n",
      ]
      return parts.joined()
    }
  }

  let folder = TemporaryFolder()

  init(_ files: [String: String] = [:]) throws {
    for (path, text) in files { folder.write(path, text) }
  }

  func write(_ text: String, to path: String) throws { folder.write(path, text) }

  func text(_ path: String) -> String? { folder.text(path) }

  /// Runs the program in this folder, or in one below it.
  func run(
    _ words: String..., in subfolder: String = "", variables: [String: String] = [:],
    onTerminal isTerminal: Bool = false, width: Int? = nil
  ) -> Run {
    run(
      words: words, in: subfolder, variables: variables, onTerminal: isTerminal, width: width)
  }

  func run(
    words: [String], in subfolder: String = "", variables: [String: String] = [:],
    onTerminal isTerminal: Bool = false, width: Int? = nil
  ) -> Run {
    let here = subfolder.isEmpty ? folder.path : folder.path + "/" + subfolder
    return Self.run(
      words, in: here, variables: variables, onTerminal: isTerminal, width: width)
  }

  /// Runs the program in any folder.
  static func run(
    _ words: [String], in here: String, variables: [String: String] = [:],
    onTerminal isTerminal: Bool = false, width: Int? = nil
  ) -> Run {
    let output = Memory()
    let errors = Memory()
    let environment = Environment(
      variables: variables, workingFolder: here, outputIsTerminal: isTerminal,
      errorIsTerminal: isTerminal, width: width)
    let surroundings = Surroundings(
      environment: environment, output: output.sink, errors: errors.sink,
      now: Moment(seconds: 1_768_608_000), folderPrefix: here + "/")
    let outcome = SchemaProgram.run(words, in: surroundings)
    return Run(outcome: outcome, output: output.text, errors: errors.text)
  }
}

/// What was written to a stream.
private final class Memory: @unchecked Sendable {
  private var bytes: [UInt8] = []

  var sink: Sink { Sink(take: { [self] in bytes += $0 }) }
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
