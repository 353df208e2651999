/// Why we could not look at, or write, a file.
///
/// What is wrong *inside* a file that could be read is a finding, not one of these.
package enum FileError: Error, Hashable, Sendable {
  package enum Action: String, Hashable, Sendable {
    case open, read, write, list, lock, create, rename
  }

  /// A system call failed.
  case system(Action, path: String, Errno)
  /// A link leads nowhere.
  case danglingLink(path: String, target: String)
  /// A file was needed and something else stands there.
  case wrongKind(path: String, FileStatus.Kind)
  case tooLarge(path: String, limit: Int)
  /// A path leads out of the folders it may lie in.
  case outside(path: String, root: String)
  /// The content is of a form that is recognised and not read.
  case unsupported(path: String, ContentForm)
  /// The content is read by a program that is not there.
  case needsProgram(path: String, String, others: Int)
  /// The program that reads the content gave up; all before it was delivered.
  case programFailed(path: String, String, words: String)
  /// Compressed content ends too early; all before it was delivered.
  case truncated(path: String, ContentForm)
  case damaged(path: String, ContentForm, atByte: Int)
  /// A file became shorter while it was read.
  case shrank(path: String, from: Int, to: Int)
  /// A file or folder name is not UTF-8.
  case unreadableName(folder: String, shown: String)
  case nothingMatched(pattern: String)
  case noCaptures(folder: String)
  /// Another process holds the lock.
  case locked(path: String, holder: Int?)
  /// What was written is not what the system kept.
  case shortWrite(path: String)
  case interrupted
}

extension FileError {
  /// The path the error is about, where there is one.
  package var path: String? {
    switch self {
    case .system(_, let path, _), .danglingLink(let path, _), .wrongKind(let path, _),
      .tooLarge(let path, _), .outside(let path, _), .unsupported(let path, _),
      .truncated(let path, _), .damaged(let path, _, _), .shrank(let path, _, _),
      .unreadableName(let path, _), .nothingMatched(let path), .noCaptures(let path),
      .locked(let path, _), .shortWrite(let path), .needsProgram(let path, _, _),
      .programFailed(let path, _, _):
      path
    case .interrupted: nil
    }
  }
}

extension FileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .system(let action, let path, let reason):
      "could not \(action.rawValue) \(path == "-" ? "standard input" : "'\(path)'"): "
        + reason.words
    case .danglingLink(let path, let target):
      "could not open '\(path)': it links to '\(target)', which does not exist"
    case .wrongKind(let path, let kind): "'\(path)' is \(kind.rawValue), not a file"
    case .tooLarge(let path, let limit): "'\(path)' is larger than the limit of \(limit) bytes"
    case .outside(let path, let root): "'\(path)' leads out of '\(root)'; it was not opened"
    case .unsupported(let path, let form): "'\(path)' is \(form.rawValue): \(form.advice)"
    case .needsProgram(let path, let program, let others):
      "'\(path)'\(others > 0 ? " and \(others) other inputs are" : " is") read with the program "
        + "'\(program)', which is not installed: 'pip install \(program)-cli' installs it"
    case .programFailed(let path, let program, let words):
      "'\(path)' cannot be read to its end: \(program) says '\(words)'"
    case .truncated(let path, let form):
      "'\(path)' is cut short: the \(form.rawValue) stream has no end; "
        + "what stands before the cut was read"
    case .damaged(let path, let form, let offset):
      "'\(path)' is damaged: its \(form.rawValue) stream cannot be read on at byte \(offset); "
        + "what stands before was read"
    case .shrank(let path, let from, let to):
      "'\(path)' shrank from \(from) to \(to) bytes while it was read; the result is incomplete"
    case .unreadableName(let folder, let shown):
      "a name in '\(folder)' is not UTF-8 ('\(shown)'); rename it"
    case .nothingMatched(let pattern): "'\(pattern)' matches no file"
    case .noCaptures(let folder):
      "'\(folder)' holds no captures: name files, or end their names in .jsonl, .ndjson, .json, "
        + "with or without .gz or .zst"
    case .locked(let path, let holder):
      "'\(path)' is locked by \(holder.map { "process \($0)" } ?? "another process"); "
        + "nothing was written, try again when it is done"
    case .shortWrite(let path): "'\(path)' could not be written whole; the old file was kept"
    case .interrupted: "interrupted"
    }
  }
}
