/// Why a realm could not be opened, read or written to.
package enum RealmFailure: Error, Hashable, Sendable {
  /// Nothing lies at the path.
  case missing(path: String)
  /// Something lies there that is no realm; the words say what.
  case notARealm(path: String, String)
  case noBranch(path: String, String)
  /// Files of the clone were changed by hand.
  case dirty(path: String, files: [String])
  /// A merge, rebase or the like is not done.
  case unfinished(path: String, what: String)
  /// What waits to be synced cannot be read.
  case damagedOutbox(path: String, String)
  /// An address that would make git run a program, or that it would take for an option.
  case refusedAddress(String)
  case git(Git.Failure)
  case file(FileError)
}

extension RealmFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let path): "there is no realm at '\(path)'"
    case .notARealm(let path, let words): "'\(path)' is no realm: \(words)"
    case .noBranch(let path, let branch): "the realm '\(path)' has no branch '\(branch)'"
    case .dirty(let path, let files):
      "the clone of the realm at '\(path)' has changes that are not committed: "
        + files.prefix(10).map { "'\($0)'" }.joined(separator: ", ")
        + (files.count > 10 ? " and \(files.count - 10) more" : "")
    case .unfinished(let path, let what):
      "a \(what) is in progress in the clone of the realm at '\(path)'"
    case .damagedOutbox(let path, let words):
      "'\(path)' holds what waits to be synced and cannot be read: \(words)"
    case .refusedAddress(let address): "'\(address)' is no address that a realm is fetched from"
    case .git(let failure): failure.description
    case .file(let error): error.description
    }
  }

  /// What to do next.
  package var advice: [String] {
    switch self {
    case .missing(let path):
      [
        "'schema realm init \(path) --name NAME' makes one",
        "'realm:' in schema.yaml says where it lies",
      ]
    case .notARealm: ["a realm is a git repository with a file 'realm.yaml'"]
    case .noBranch: ["'branch:' under 'realm:' in schema.yaml names another one"]
    case .dirty: ["commit or discard them there; nothing was written"]
    case .unfinished(let path, "git command"):
      [
        "wait for it; where one was killed, remove the 'index.lock' that it left: "
          + "'git -C \(path) rev-parse --git-path index.lock' says where",
        "nothing was written",
      ]
    case .unfinished: ["finish or abort it there; nothing was written"]
    case .damagedOutbox(let path, _):
      ["mend the file, or remove it and give the commands again: '\(path)'"]
    case .refusedAddress: ["a path, or file://, ssh:// and https:// addresses are taken"]
    case .git, .file: []
    }
  }
}
