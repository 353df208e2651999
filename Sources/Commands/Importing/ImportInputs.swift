import SourceText
import Workspace

/// The schema files that the words on a command line mean.
struct ImportInputs {
  private(set) var files: [SourceFile] = []
  var failures: [CommandError] = []

  init(_ words: [String], in surroundings: Surroundings) {
    for word in words {
      do throws(FileError) { try add(word, in: surroundings) } catch {
        failures.append(.file(error))
      }
    }
  }

  private mutating func add(_ word: String, in surroundings: Surroundings) throws(FileError) {
    let place = surroundings.located(word)
    guard (try? FileStatus.following(place))?.kind == .folder else {
      return files.append(try surroundings.readFile(word, limit: Self.limit))
    }
    // Folders below hold older versions as often as not; those are named when they are wanted.
    let walk = FolderWalk(place, shownAs: word, isWanted: TextDocument.isName) { _ in false }
    failures += walk.failures.map(CommandError.file)
    if walk.files.isEmpty, walk.failures.isEmpty {
      failures.append(.usage("'\(word)' holds no .json or .yaml files"))
    }
    for path in walk.files {
      files.append(try surroundings.readFile(surroundings.shown(path), limit: Self.limit))
    }
  }

  /// The largest schema that is wrapped: what a contract may be.
  private static let limit = 4 << 20
}
