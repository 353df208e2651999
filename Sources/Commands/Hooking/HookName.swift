/// The moments of git's at which `schema` is asked.
package enum HookName: String, Hashable, Sendable, CaseIterable {
  case preCommit = "pre-commit"
  case commitMessage = "commit-msg"
  case prePush = "pre-push"

  /// What the hook is for, as a line of a script says it.
  var meaning: String {
    switch self {
    case .preCommit: "What is about to be committed must hold."
    case .commitMessage: "A commit that others are touched by says so."
    case .prePush: "What is about to be pushed must hold."
    }
  }

  /// What is called, with the hook's own words as a shell passes them on.
  var call: String {
    switch self {
    case .preCommit: "check --staged"
    case .commitMessage: #"hook commit-msg "$1""#
    case .prePush: #"hook pre-push "$@""#
    }
  }
}
