import SourceText
import Synchronization
package import Workspace

/// The files of a repository at one moment: as they stand, as they are staged, or as a commit has
/// them.
///
/// Paths count from the repository's root. A view that keeps reads each file once, whoever asks for
/// it; who writes wants to see what was written, and takes one that does not.
package final class RepositoryFiles: Sendable {
  package enum Moment: Hashable, Sendable {
    case workTree
    /// What a commit that is made now will hold.
    case index
    case commit(String)
  }

  package let moment: Moment
  /// The largest file that is read where nobody asks for another.
  private let limit: Int
  /// What cannot grow: nothing is read beyond it whoever asks.
  private static let largest = 64 << 20
  private let folder: ConfinedFolder
  /// Nil for the work tree.
  private let listing: GitListing?
  private let keeps: Bool
  private let known = Mutex<[String: FileAnswer]>([:])

  /// The files as they stand.
  package init(_ folder: ConfinedFolder, keeping keeps: Bool = false) {
    self.keeps = keeps
    moment = .workTree
    limit = folder.limit
    var folder = folder
    folder.limit = Self.largest
    self.folder = folder
    listing = nil
  }

  /// The files of the index or of a commit, as git has listed them.
  package init(_ listing: GitListing, in folder: ConfinedFolder) {
    keeps = true
    moment = listing.moment
    limit = folder.limit
    self.folder = folder
    self.listing = listing
  }

  /// A file by its path; links of the index and of commits are not followed.
  package func answer(_ path: String, limit: Int? = nil) -> FileAnswer {
    checked(found([path]).first ?? .missing, path, limit)
  }

  /// Several files at once, in their order.
  package func answers(_ paths: [String], limit: Int? = nil) -> [FileAnswer] {
    zip(paths, found(paths)).map { checked($1, $0, limit) }
  }

  private func checked(_ answer: FileAnswer, _ path: String, _ limit: Int?) -> FileAnswer {
    let limit = limit ?? self.limit
    guard case .found(let bytes) = answer, bytes.count > limit else { return answer }
    return .unreadable(FileError.tooLarge(path: path, limit: limit).description)
  }

  private func found(_ paths: [String]) -> [FileAnswer] {
    guard keeps else { return paths.map(folder.answer) }
    let missing = known.withLock { known in paths.filter { known[$0] == nil } }
    if !missing.isEmpty {
      let answers = listing.map { $0.answers(missing) } ?? missing.map(folder.answer)
      known.withLock { known in
        for (path, answer) in zip(missing, answers) { known[path] = answer }
      }
    }
    return known.withLock { known in paths.map { known[$0] ?? .missing } }
  }

  /// The files below a folder that are wanted, in byte order; what is hidden is left alone, and so
  /// are links and repositories within.
  func paths(
    below start: String, leavingOut excluded: String? = nil, isWanted: (_ name: String) -> Bool
  ) -> (paths: [String], failures: [FileError]) {
    guard let listing else { return walked(start, leavingOut: excluded, isWanted: isWanted) }
    let folder = Array((start.isEmpty ? "" : start + "/").utf8)
    let excluded = excluded.map { Array(($0 + "/").utf8) }
    var paths: [String] = []
    for (path, entry) in listing.entries where entry.isFile {
      guard path.utf8.starts(with: folder),
        !(excluded.map { path.utf8.starts(with: $0) } ?? false)
      else { continue }
      let names = path.utf8.dropFirst(folder.count).split(separator: UInt8(ascii: "/"))
      guard !names.contains(where: { $0.first == UInt8(ascii: ".") }),
        isWanted(names.last.map { String(Substring($0)) } ?? "")
      else { continue }
      paths.append(path)
    }
    return (paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, [])
  }

  private func walked(
    _ start: String, leavingOut excluded: String?, isWanted: (_ name: String) -> Bool
  ) -> (paths: [String], failures: [FileError]) {
    let root = folder.root == "/" ? "/" : folder.root + "/"
    let whole = start.isEmpty ? folder.root : root + start
    do throws(Errno) {
      guard try FileStatus.following(whole).kind == .folder else { return ([], []) }
    } catch {
      return ([], error == .noEntry ? [] : [.system(.open, path: start, error)])
    }
    let excluded = excluded.map { root + $0 }
    let walk = FolderWalk(whole, shownAs: start, isWanted: isWanted) { $0 != excluded }
    let paths = walk.files.map {
      String(decoding: $0.utf8.dropFirst(root.utf8.count), as: UTF8.self)
    }
    return (paths, walk.failures)
  }
}
