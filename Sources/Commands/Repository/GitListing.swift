import Synchronization
package import Workspace

/// The files that the index or a commit holds, by their paths below the repository's root.
package final class GitListing: Sendable {
  package let moment: RepositoryFiles.Moment
  package let entries: [String: Git.Entry]
  /// Paths of a merge that is not resolved, in byte order.
  package let unmerged: [String]
  private let conflicts: Set<String>
  private let reader: GitObjectReader

  package init(
    _ moment: RepositoryFiles.Moment, _ entries: [Git.Entry], reading reader: GitObjectReader
  ) {
    self.moment = moment
    self.reader = reader
    self.entries = Dictionary(entries.filter { $0.stage == 0 }.map { ($0.path, $0) }) { $1 }
    conflicts = Set(entries.lazy.filter { $0.stage > 0 }.map(\.path))
    unmerged = conflicts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Several files by one question; links and repositories within are refused.
  func answers(_ paths: [String]) -> [FileAnswer] {
    let plain = paths.map { path in steps(path).flatMap { entries[$0] } }
    let wanted = plain.compactMap { $0 }.filter(\.isFile)
    let objects: [Git.Object]
    do throws(Git.Failure) { objects = try reader.objects(wanted.map(\.object)) } catch {
      return paths.map { _ in .unreadable(error.description) }
    }
    let contents = Dictionary(zip(wanted.map(\.path), objects)) { first, _ in first }
    return zip(paths, plain).map { path, entry in
      guard let entry else {
        if conflicts.contains(path) {
          return .unreadable("'\(path)' is the subject of a merge that is not resolved")
        }
        return steps(path) == nil ? .refused("it leaves the root folder") : .missing
      }
      if entry.isLink { return .refused("it is a symbolic link, which is not followed") }
      guard entry.isFile else { return .refused("it is a submodule") }
      guard case .file(let bytes) = contents[entry.path] else {
        return .unreadable("git has lost the content of '\(path)'")
      }
      return .found(bytes)
    }
  }

  /// Contents by their hashes, for what was there before a change.
  func contents(_ hashes: [String]) throws(Git.Failure) -> [Git.Object] {
    try reader.objects(hashes)
  }
}
