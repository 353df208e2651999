/// The one way git is called: plumbing commands, names between zero bytes, and nothing that a
/// repository's own settings could make it run.
package struct Git: Hashable, Sendable {
  /// Whose repository it is decides what git is told about the process it was started from.
  package enum Owner: Hashable, Sendable {
    /// The repository of the hook that called us: its index is the one that will be committed.
    case ours
    /// Any other one: variables that a hook set would make git look into ours instead.
    case foreign
  }

  package enum Failure: Error, Hashable, Sendable {
    case process(ChildProcess.Failure)
    /// git's own words.
    case git(arguments: [String], code: Int, words: String)
    case notARepository(folder: String)
    /// There is no such file at that reference.
    case noSuchFile(path: String, reference: String)
    case noSuchReference(String)
  }

  package let folder: String
  package let owner: Owner
  private var variables: [String: String]
  /// Settings for single calls, as `name=value`; they come before what any file says.
  package var configuration: [String] = []
  package var timeLimit: Duration = .seconds(60)
  /// The most that a command may write.
  package var outputLimit = 64 << 20

  package init(folder: String, owner: Owner = .ours, environment: Environment) {
    self.folder = folder
    self.owner = owner
    variables = Git.cleaned(environment.variables, for: owner)
    if owner == .ours { settle(in: environment.workingFolder) }
  }

  /// Makes what a hook was told hold in another folder too: it counts from where the hook runs, and
  /// where only the repository was named, that is the top of the work tree.
  private mutating func settle(in workingFolder: String) {
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"] {
      guard let path = variable(name), !path.hasPrefix("/") else { continue }
      variables[name] = joined(workingFolder, path)
    }
    let start = workingFolder.hasSuffix("/") ? workingFolder : workingFolder + "/"
    guard variable("GIT_DIR") != nil, variable("GIT_WORK_TREE") == nil,
      folder.utf8.starts(with: start.utf8), folder.utf8.count > start.utf8.count
    else { return }
    variables["GIT_WORK_TREE"] = workingFolder
    if let index = variable("GIT_INDEX_FILE"), !index.hasPrefix("/") {
      variables["GIT_INDEX_FILE"] = joined(workingFolder, index)
    }
  }

  /// What `git rev-parse --local-env-vars` names: all that ties git to one repository.
  private static let localVariables: Set<String> = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT",
    "GIT_OBJECT_DIRECTORY", "GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_GRAFT_FILE",
    "GIT_INDEX_FILE", "GIT_NO_REPLACE_OBJECTS", "GIT_REPLACE_REF_BASE", "GIT_PREFIX",
    "GIT_SHALLOW_FILE", "GIT_COMMON_DIR", "GIT_INTERNAL_SUPER_PREFIX",
  ]

  private static func cleaned(_ variables: [String: String], for owner: Owner) -> [String: String] {
    var kept = variables
    if owner == .foreign {
      kept = variables.filter {
        !localVariables.contains($0.key) && !$0.key.hasPrefix("GIT_CONFIG_KEY_")
          && !$0.key.hasPrefix("GIT_CONFIG_VALUE_")
      }
    }
    // What git says is read by us; what it asks would wait for ever; what it runs is not ours.
    kept["LC_ALL"] = "C"
    kept["GIT_TERMINAL_PROMPT"] = "0"
    kept["GIT_OPTIONAL_LOCKS"] = "0"
    kept["GIT_NO_LAZY_FETCH"] = "1"
    kept["GIT_PAGER"] = "cat"
    for name in ["GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_TRACE", "GIT_ALLOW_PROTOCOL"] {
      kept[name] = nil
    }
    return kept
  }

  /// A variable as git will see it.
  func variable(_ name: String) -> String? { variables[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// The same git with some variables set; it still is asked about this repository alone.
  package func setting(_ more: [String: String]) -> Git {
    var git = self
    git.variables.merge(more) { $1 }
    return git
  }

  /// Runs a plumbing command and gives what it wrote.
  package func run(_ arguments: [String], input: [UInt8] = []) throws(Failure) -> [UInt8] {
    var process = process(arguments)
    process.input = input
    let outcome: ChildProcess.Outcome
    do throws(ChildProcess.Failure) { outcome = try process.run() } catch {
      throw .process(error)
    }
    guard outcome.code == 0 else {
      throw failure(arguments, outcome)
    }
    return outcome.output
  }

  /// A plumbing command as it is started.
  func process(_ arguments: [String]) -> ChildProcess {
    var process = ChildProcess(
      [
        "git", "-C", folder, "--literal-pathspecs", "--no-pager", "-c", "core.fsmonitor=false",
        "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false", "-c",
        "protocol.allow=never",
      ] + configuration.flatMap { ["-c", $0] } + arguments, variables: variables)
    process.timeLimit = timeLimit
    process.outputLimit = outputLimit
    return process
  }

  private func failure(_ arguments: [String], _ outcome: ChildProcess.Outcome) -> Failure {
    let words = outcome.complaintText
    if words.contains("not a git repository") { return .notARepository(folder: folder) }
    return .git(arguments: arguments, code: outcome.code, words: words)
  }
}

extension Git.Failure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .process(let failure): failure.description
    case .git(let arguments, let code, let words):
      "git \(arguments.first ?? "") failed with code \(code): "
        + words.split(separator: "\n").joined(separator: "; ")
    case .notARepository(let folder): "'\(folder)' is in no git repository"
    case .noSuchFile(let path, let reference): "there is no '\(path)' at '\(reference)'"
    case .noSuchReference(let reference): "git knows no '\(reference)'"
    }
  }
}
