import Schemas
import Workspace

/// The test files that the words on a command line mean.
struct TestInputs {
  /// One file, and the folder that its references may reach.
  struct Input: Hashable {
    /// As findings name it.
    var shown: String
    var absolute: String
    var root: String
    /// Below the root.
    var relative: String
  }

  private(set) var files: [Input] = []
  private(set) var failures: [CommandError] = []

  /// Files as they are, and every JSON or YAML file below a folder.
  ///
  /// References of tests within the repository may reach all of it; those of tests elsewhere the
  /// folder that was named.
  init(_ words: [String], _ repository: Repository, in surroundings: Surroundings) {
    for word in words {
      let path = surroundings.absolute(word)
      guard let status = try? FileStatus.following(path) else {
        failures.append(.file(.nothingMatched(pattern: word)))
        continue
      }
      let isFolder = status.kind == .folder
      let root = isFolder ? path : path.split(separator: "/").dropLast().map { "/" + $0 }.joined()
      let walk = isFolder ? FolderWalk(path, shownAs: word, isWanted: TextDocument.isName) : nil
      failures += (walk?.failures ?? []).map(CommandError.file)
      let paths = walk?.files ?? [path]
      if paths.isEmpty, walk?.failures.isEmpty == true {
        failures.append(.usage("'\(word)' holds no .json or .yaml files with schema tests"))
      }
      for file in paths {
        files.append(
          Self.input(file, root: root.isEmpty ? "/" : root, word: word, path: path, repository))
      }
    }
  }

  private static func input(
    _ file: String, root: String, word: String, path: String, _ repository: Repository
  ) -> Input {
    if let inside = repository.relative(file) {
      return Input(shown: inside, absolute: file, root: repository.root, relative: inside)
    }
    let below = String(
      decoding: file.utf8.dropFirst(root == "/" ? 1 : root.utf8.count + 1), as: UTF8.self)
    let shown = file == path ? word : word + (word.hasSuffix("/") ? "" : "/") + below
    return Input(shown: shown, absolute: file, root: root, relative: below)
  }
}

extension TestInputs.Input {
  /// What the folders of the official suite say: `draft2019-09/optional/format/date.json`.
  var dialect: Dialect? {
    absolute.split(separator: "/").dropLast().reversed().lazy
      .filter { $0.hasPrefix("draft") }.compactMap { Dialect(name: String($0)) }.first
  }

  /// Tests of the suite about formats mean formats that refuse.
  var isAboutFormats: Bool {
    absolute.split(separator: "/").dropLast().suffix(2).elementsEqual(["optional", "format"])
  }
}
