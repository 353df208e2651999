import Contracts
import SourceText
import Workspace

/// What a run of lint tells about: everything, or what some words on the command line mean.
struct LintScope {
  /// Files and folders as findings name them; nil for everything.
  private(set) var paths: [String]?
  /// Files beside the repository's contracts.
  private(set) var extra: [ContractFile] = []
  private(set) var failures: [CommandError] = []

  init(_ words: [String], _ repository: Repository, in surroundings: Surroundings) {
    guard !words.isEmpty else { return }
    var paths: [String] = []
    for word in words {
      let path = surroundings.absolute(word)
      let inside = repository.relative(path)
      guard let status = try? FileStatus.following(path) else {
        failures.append(.file(.nothingMatched(pattern: word)))
        continue
      }
      paths.append(inside ?? word)
      add(path, isFolder: status.kind == .folder, word: word, repository)
    }
    self.paths = paths
  }

  /// Whether findings in a file are told.
  func holds(_ path: String) -> Bool {
    guard let paths else { return true }
    return paths.contains { folder in
      folder.isEmpty || path == folder
        || path.utf8.starts(with: (folder.hasSuffix("/") ? folder : folder + "/").utf8)
    }
  }

  private mutating func add(
    _ path: String, isFolder: Bool, word: String, _ repository: Repository
  ) {
    // The whole repository holds captures and manifests too; only its contracts are meant.
    if isFolder, repository.root == path { return }
    let name = repository.relative(path) ?? word
    let walk = isFolder ? FolderWalk(path, shownAs: name, isWanted: TextDocument.isName) : nil
    failures += (walk?.failures ?? []).map(CommandError.file)
    let reader = FileReader(limit: repository.files.limit)
    for file in walk?.files ?? [path] {
      let below = String(decoding: file.utf8.dropFirst(path.utf8.count), as: UTF8.self)
      let shown = repository.relative(file) ?? word + below
      guard !repository.isContractPath(shown), shown != repository.settingsPath else { continue }
      do throws(FileError) {
        extra.append(ContractFile(try reader.source(file, shownAs: shown), limit: reader.limit))
      } catch { failures.append(.file(error)) }
    }
  }
}
