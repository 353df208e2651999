import Workspace

/// The files below a folder that are wanted, in byte order, and what could not be listed.
///
/// What is hidden is left alone; links to folders are not followed, so that circles end.
struct FolderWalk {
  private(set) var files: [String] = []
  private(set) var failures: [FileError] = []

  /// `path` is opened as it is; the files' paths begin with it, and failures call it `name`.
  init(
    _ path: String, shownAs name: String, isWanted: (_ name: String) -> Bool,
    entering: (String) -> Bool = { _ in true }
  ) {
    var pending = [path]
    while let next = pending.popLast() {
      guard next == path || FolderWalk.kind(of: next) == .folder else {
        files.append(next)
        continue
      }
      do throws(FileError) {
        let below = String(decoding: next.utf8.dropFirst(path.utf8.count), as: UTF8.self)
        let shown = name.isEmpty ? String(below.drop { $0 == "/" }) : name + below
        let listing = try FolderListing(next, shownAs: shown)
        failures += listing.unreadable.map { .unreadableName(folder: shown, shown: $0) }
        for name in listing.names.reversed() where !name.hasPrefix(".") {
          let below = next.hasSuffix("/") ? next + name : next + "/" + name
          let isFolder = FolderWalk.kind(of: below) == .folder
          if isFolder ? entering(below) : isWanted(name) { pending.append(below) }
        }
      } catch { failures.append(error) }
    }
  }

  private static func kind(of path: String) -> FileStatus.Kind? {
    (try? FileStatus.itself(path))?.kind
  }
}
