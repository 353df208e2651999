import SourceText
import Workspace

/// What came of one command that a gate names.
struct CommandRun: Hashable, Sendable {
  enum Outcome: Hashable, Sendable {
    case ended(code: Int, output: [UInt8])
    /// Its words are not among those that the settings allow.
    case notAllowed
    /// The text asks for a shell, which nothing here is.
    case noWords
    case failed(String)
    /// It took longer than the settings give it.
    case tookTooLong(String)
    case interrupted(String)
  }

  /// The command as the plan writes it.
  var text: String
  var words: [String]
  var outcome: Outcome

  /// Runs a command where the settings allow its exact words; nothing else is ever run.
  init(_ text: String, _ repository: Repository, in surroundings: Surroundings) {
    self.init(words: commandWords(text) ?? [], text: text, repository, in: surroundings)
  }

  /// No words mean that the text has none without a shell.
  init(
    words: [String], text: String? = nil, _ repository: Repository, in surroundings: Surroundings
  ) {
    self.text = text ?? words.joined(separator: " ")
    self.words = words
    outcome = words.isEmpty ? .noWords : Self.outcome(words, repository, surroundings)
  }

  private static func outcome(
    _ words: [String], _ repository: Repository, _ surroundings: Surroundings
  ) -> Outcome {
    let plans = repository.settings.values.plans
    guard plans.commands.contains(where: { areEqual($0, words) }) else { return .notAllowed }
    var process = ChildProcess(words, variables: surroundings.environment.variables)
    process.folder = repository.root
    process.timeLimit = .seconds(plans.seconds)
    do throws(ChildProcess.Failure) {
      let ended = try process.run()
      return .ended(code: ended.code, output: ended.output + ended.complaint)
    } catch {
      switch error {
      case .interrupted: return .interrupted(error.description)
      case .tookTooLong: return .tookTooLong(error.description)
      case .notStarted, .saidTooMuch: return .failed(error.description)
      }
    }
  }

  /// Byte by byte: two spellings of one letter are two words.
  private static func areEqual(_ one: [String], _ other: [String]) -> Bool {
    one.count == other.count && zip(one, other).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
  }

  var code: Int? {
    if case .ended(let code, _) = outcome { code } else { nil }
  }

  var output: [UInt8] {
    if case .ended(_, let output) = outcome { output } else { [] }
  }

  /// Why it said nothing; nil where it ended.
  var refusal: String? {
    switch outcome {
    case .ended: nil
    case .notAllowed: "'\(text)' is not among the commands that the settings allow"
    case .noWords: "'\(text)' asks for a shell, and none is started"
    case .failed(let words), .tookTooLong(let words), .interrupted(let words): words
    }
  }

  var wasInterrupted: Bool {
    if case .interrupted = outcome { true } else { false }
  }

  /// What would let it run; empty where nothing here does.
  var advice: [String] {
    switch outcome {
    case .notAllowed:
      let words = words.map { "\"\($0)\"" }.joined(separator: ", ")
      return ["'plans: { commands: [[\(words)]] }' in schema.yaml allows it"]
    case .tookTooLong: return ["'plans: { seconds: N }' in schema.yaml gives it longer"]
    case .ended, .noWords, .failed, .interrupted: return []
    }
  }
}
