import Glibc
package import Workspace

/// What became of asking for a file by its path below a root.
package enum FileAnswer: Hashable, Sendable {
  case found([UInt8])
  case missing
  /// It may not be read; the words say why: `it leaves the root folder`.
  case refused(String)
  /// It is there and could not be read; the words say why.
  case unreadable(String)
}

extension ConfinedFolder {
  package func answer(_ path: String) -> FileAnswer {
    do throws(FileError) { return .found(try read(path)) } catch {
      switch error {
      case .system(.open, _, let reason) where reason.code == ENOENT: return .missing
      case .outside: return .refused("it leaves the root folder")
      default: return .unreadable(error.description)
      }
    }
  }
}
