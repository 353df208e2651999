package import Workspace

/// Why a command could not look; what is wrong with what it looks at is a finding.
package enum CommandError: Error, Hashable, Sendable {
  /// A file or stream of ours could not be read or written.
  case file(FileError)
  /// Options that do not go together, or a name that is not known: what, and what to do next.
  case usage(String, advice: [String] = [])
  /// Settings or repository are not as the command needs them.
  case setup(String, advice: [String] = [])

  package var message: String {
    switch self {
    case .file(let error): error.description
    case .usage(let message, _), .setup(let message, _): message
    }
  }

  /// What to do next, one hint a line.
  package var advice: [String] {
    switch self {
    case .file: []
    case .usage(_, let advice), .setup(_, let advice): advice
    }
  }
}
