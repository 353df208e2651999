package import Workspace

/// Why a command could not look; what is wrong with what it looks at is a finding.
package enum CommandError: Error, Hashable, Sendable {
  /// A file or stream of ours could not be read or written.
  case file(FileError)
  /// Options that do not go together, or a name that is not known: what, and what to do next.
  case usage(String, advice: [String] = [])
  /// Settings or repository are not as the command needs them.
  case setup(String, advice: [String] = [])
  /// What a verdict needs is not here and can be had: a commit that was never fetched.
  case evidence(String, advice: [String] = [])
  /// Somebody ended the work before it came to anything.
  case interrupted(String)

  package var message: String {
    switch self {
    case .file(let error): error.description
    case .usage(let message, _), .setup(let message, _), .evidence(let message, _): message
    case .interrupted(let message): message
    }
  }

  /// What the shell is told when this keeps a command from any verdict.
  package var outcome: Outcome {
    switch self {
    case .file, .usage, .setup: .failure
    case .evidence: .unknown
    case .interrupted: .interrupted
    }
  }

  /// What to do next, one hint a line.
  package var advice: [String] {
    switch self {
    case .file, .interrupted: []
    case .usage(_, let advice), .setup(_, let advice), .evidence(_, let advice): advice
    }
  }
}
