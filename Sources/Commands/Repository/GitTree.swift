import Contracts
import SourceText
import Synchronization
package import Workspace

/// The files of a repository as a commit or the index has them, read through git and written
/// nowhere.
package final class GitTree: Sendable {
  package enum Moment: Hashable, Sendable {
    case commit(String)
    /// What is staged; a number other than 0 is a side of a merge that is not resolved.
    case index(stage: Int)
    /// Before the first commit.
    case nothing
  }

  package let moment: Moment
  /// What was asked for: `v1.0.0`, `HEAD~1`; empty for the index.
  package let reference: String
  /// Where the repository's root stands below the root of git's work tree: empty, or ends in `/`.
  package let prefix: String
  let git: Git
  /// The most bytes of one file.
  private let limit: Int
  private let listed = Mutex<[String: Git.Entry]?>(nil)

  init(_ git: Git, _ moment: Moment, reference: String, prefix: String, limit: Int) {
    self.git = git
    self.moment = moment
    self.reference = reference
    self.prefix = prefix
    self.limit = limit
  }

  /// What stands before the path of a file in findings: `v1.0.0:`.
  package var label: String {
    switch moment {
    case .index(let stage) where stage > 0: ":\(stage):"
    case .commit, .index, .nothing: reference + ":"
    }
  }

  /// A file by its path below the root of the repository.
  package func answer(_ path: String) -> FileAnswer {
    guard let whole = steps(prefix + path) else { return .refused("it leaves the root folder") }
    guard whole.utf8.starts(with: prefix.utf8) else { return .refused("it leaves the root folder") }
    return answer(fromTop: whole)
  }

  /// A file by its path below the root of git's work tree.
  package func answer(fromTop path: String) -> FileAnswer {
    do throws(Git.Failure) {
      switch moment {
      case .nothing: return .missing
      case .index(let stage): return try staged(path, stage)
      case .commit(let commit):
        return checked(try git.objects(["\(commit):\(path)"]).first ?? .missing, path)
      }
    } catch { return .unreadable(error.description) }
  }

  /// Every file of the index or commit, by its path below git's root.
  package func entries() throws(Git.Failure) -> [String: Git.Entry] {
    if let known = listed.withLock({ $0 }) { return known }
    let found: [Git.Entry]
    switch moment {
    case .nothing: found = []
    case .index(let stage): found = try git.indexedFiles().filter { $0.stage == stage }
    case .commit(let commit): found = try git.files(at: commit)
    }
    let entries = Dictionary(found.map { ($0.path, $0) }) { first, _ in first }
    listed.withLock { $0 = entries }
    return entries
  }

  /// The files below a folder that are wanted, by their paths below the repository's root.
  ///
  /// All are read by one process; links and repositories within are left out.
  func files(
    below folder: String, isWanted: (_ path: String) -> Bool
  ) throws(Git.Failure) -> (files: [SourceFile], failures: [CommandError]) {
    let start = prefix + folder + "/"
    let listed: [Git.Entry]
    switch moment {
    // A repository may be large, and its contracts a small part of it.
    case .commit(let commit): listed = try git.files(at: commit, in: prefix + folder)
    case .index, .nothing: listed = Array(try entries().values)
    }
    let wanted = listed.filter {
      $0.isFile && $0.path.utf8.starts(with: start.utf8)
        && isWanted(String(decoding: $0.path.utf8.dropFirst(prefix.utf8.count), as: UTF8.self))
    }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    var files: [SourceFile] = []
    var failures: [CommandError] = []
    for (entry, object) in zip(wanted, try git.objects(wanted.map(\.object))) {
      let path = String(decoding: entry.path.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
      switch checked(object, entry.path) {
      case .found(let bytes): files.append(SourceFile(path: label + path, bytes: bytes))
      case .missing:
        failures.append(.evidence("git has lost the content of '\(label)\(path)'"))
      case .refused(let reason), .unreadable(let reason): failures.append(.setup(reason))
      }
    }
    return (files, failures)
  }

  private func staged(_ path: String, _ stage: Int) throws(Git.Failure) -> FileAnswer {
    guard let entry = try entries()[path] else { return .missing }
    guard entry.isFile else {
      return .refused(
        entry.isLink ? "it is a staged symbolic link, which is not followed" : "it is a submodule")
    }
    return checked(try git.objects([entry.object]).first ?? .missing, path)
  }

  private func checked(_ object: Git.Object, _ path: String) -> FileAnswer {
    switch object {
    case .file(let bytes):
      guard bytes.count <= limit else {
        return .unreadable("'\(path)' is larger than the limit of \(limit) bytes")
      }
      return .found(bytes)
    case .folder, .missing: return .missing
    case .brokenLink: return .refused("it is a symbolic link that leads out of the commit")
    }
  }
}

/// A path without `.` and `..`; nil when it climbs out of where it begins.
func steps(_ path: String) -> String? {
  var steps: [Substring] = []
  for step in path.split(separator: "/") where step != "." {
    guard step == ".." else {
      steps.append(step)
      continue
    }
    guard steps.popLast() != nil else { return nil }
  }
  return steps.joined(separator: "/")
}
