import Findings
import Reports
import Workspace

/// The program that `expert.command` names: it reads a question and writes what it knows.
struct Expert {
  /// No answer is longer.
  private static let longest = 16 << 10

  private let command: [String]
  private let timeLimit: Duration
  private let surroundings: Surroundings

  /// Nil where no expert is configured.
  init?(_ repository: Repository, in surroundings: Surroundings) {
    let settings = repository.settings.values
    guard let program = settings.expertCommand.first else { return nil }
    // A path is one of the repository, from wherever we are called.
    let isBelow = program.contains("/") && !program.hasPrefix("/")
    command =
      (isBelow ? [repository.absolute(program)] : [program])
      + settings.expertCommand.dropFirst()
    timeLimit = .seconds(settings.expertSeconds)
    self.surroundings = surroundings
  }

  /// What is said where there is none.
  static let absence = "no expert is configured: 'expert.command' in schema.yaml names a program"

  /// A question as the program reads it.
  static func question(_ words: String, _ members: [Report.Member]) -> Report.Value {
    .object(
      [
        .init("format", .string("schema-question/1")), .init("question", .string(words)),
      ] + members)
  }

  /// Its answer to one question, which messages name by its subject.
  func answer(_ question: Report.Value, about subject: String) throws(CommandError) -> String {
    var process = ChildProcess(command, variables: surroundings.environment.variables)
    process.input = Array((jsonLine(question) + "\n").utf8)
    process.timeLimit = timeLimit
    process.outputLimit = Self.longest
    let outcome: ChildProcess.Outcome
    do throws(ChildProcess.Failure) { outcome = try process.run() } catch {
      throw .setup("the expert did not answer about '\(subject)': \(error)")
    }
    guard outcome.code == 0 else {
      throw .setup(
        "the expert ended with code \(outcome.code) about '\(subject)'",
        advice: outcome.complaintText.split(separator: "\n").suffix(3).map { String($0) })
    }
    guard let text = String(validating: outcome.output, as: UTF8.self)?.trimmedLines,
      !text.isEmpty
    else { throw .setup("the expert's answer about '\(subject)' is empty or no UTF-8") }
    return text
  }
}

extension String {
  fileprivate var trimmedLines: String {
    let isBlank = { (character: Character) in character.isWhitespace }
    let rest = drop(while: isBlank)
    return String(rest.prefix(rest.count - rest.reversed().prefix(while: isBlank).count))
  }
}
