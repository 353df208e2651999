import Contracts
import Schemas
import SourceText
import Workspace

/// Contracts and schemas in commits and in the index.
extension ContractFinder {
  /// A file by its path below git's root (or below here, as `./path`), else a contract by name.
  func source(
    _ word: String, _ path: String, in tree: GitTree
  ) throws(CommandError) -> ContractSource {
    let whole = try fromTop(path, word, tree)
    switch tree.answer(fromTop: whole) {
    case .found(let bytes): return try source(word, whole, bytes, in: tree)
    case .refused(let reason): throw .setup("'\(word)' was not opened: \(reason)")
    case .unreadable(let reason): throw .evidence("'\(word)' could not be read: \(reason)")
    case .missing: break
    }
    switch ContractWord.named(path) {
    case .working, .published:
      if let source = try contracts(of: tree).source(path) { return source }
    case .badVersion(_, let version):
      throw .usage("'\(version)' in '\(word)' is no version like 1.2.3")
    case .at, .staged, .path, nil: break
    }
    throw missing(word, whole, in: tree)
  }

  private func source(
    _ word: String, _ whole: String, _ bytes: [UInt8], in tree: GitTree
  ) throws(CommandError) -> ContractSource {
    let limit = repository.files.limit
    let isInside = whole.utf8.starts(with: tree.prefix.utf8)
    let folder = isInside ? tree.prefix : Self.folder(of: whole)
    let address = String(decoding: whole.utf8.dropFirst(folder.utf8.count), as: UTF8.self)
    let file = SourceFile(path: tree.label + (isInside ? address : whole), bytes: bytes)
    let repository = repository
    let schemas = SchemaFiles(
      label: tree.label, limit: limit,
      identifiers: {
        (try? repository.snapshot(of: tree))?.files.identifiers(below: tree.label) ?? [:]
      },
      reading: { path in
        guard let below = steps(path) else { return .refused("it leaves the root folder") }
        return tree.answer(fromTop: folder + below)
      })
    return try ContractSource(
      word, ContractFile(file, limit: limit), at: address, in: schemas,
      .init(formats: formats, resolve: schemas.resolver))
  }

  /// As git reads it: from the top of the work tree, unless it begins with a dot.
  private func fromTop(
    _ path: String, _ word: String, _ tree: GitTree
  ) throws(CommandError) -> String {
    guard !path.isEmpty else { throw .usage("'\(word)' names no file behind the colon") }
    let isFromHere = path.hasPrefix("./") || path.hasPrefix("../")
    let here = repository.relative(surroundings.absolute(".")) ?? ""
    guard !path.hasPrefix("/"),
      let whole = steps(isFromHere ? tree.prefix + here + "/" + path : path)
    else { throw .usage("'\(path)' in '\(word)' leads out of the repository") }
    return whole
  }

  private static func folder(of path: String) -> String {
    let steps = path.split(separator: "/").dropLast()
    return steps.isEmpty ? "" : steps.joined(separator: "/") + "/"
  }

  private func missing(_ word: String, _ path: String, in tree: GitTree) -> CommandError {
    switch tree.moment {
    case .nothing:
      return .setup(
        "there is no '\(path)' at '\(tree.reference)': the repository has no commits yet")
    case .index, .commit: break
    }
    let entries = (try? tree.entries()) ?? [:]
    let within = entries.values.first { entry in
      entry.mode == "160000" && (path + "/").utf8.starts(with: (entry.path + "/").utf8)
    }
    if let within {
      return .setup(
        "'\(within.path)' is a submodule, whose files are not in this repository",
        advice: ["run it in '\(within.path)'"])
    }
    if entries.keys.contains(where: { $0.utf8.starts(with: (path + "/").utf8) }) {
      return .usage("'\(word)' is a folder; name a contract or a schema in it")
    }
    if case .index(let stage) = tree.moment { return unstaged(word, path, stage, tree, entries) }
    return .setup(
      "there is no '\(path)' at '\(tree.reference)'",
      advice: near(path, tree, entries).map { ["did you mean '\(tree.label)\($0)'?"] } ?? [])
  }

  private func unstaged(
    _ word: String, _ path: String, _ stage: Int, _ tree: GitTree, _ entries: [String: Git.Entry]
  ) -> CommandError {
    let sides = ((try? tree.git.indexedFiles()) ?? []).filter { $0.path == path && $0.stage > 0 }
    if stage == 0, !sides.isEmpty {
      return .setup(
        "'\(path)' is the subject of a merge that is not resolved",
        advice: ["resolve it first, or name a side: ':2:\(path)' is ours, ':3:\(path)' theirs"])
    }
    return .setup(
      "'\(path)' is not staged",
      advice: near(path, tree, entries).map { ["did you mean '\(tree.label)\($0)'?"] }
        ?? ["'git add \(path)' stages it"])
  }

  /// A path that ends as this one does, or is spelled nearly like it.
  private func near(_ path: String, _ tree: GitTree, _ entries: [String: Git.Entry]) -> String? {
    let paths = entries.keys.sorted()
    return paths.first { $0.hasSuffix("/" + path) }
      ?? nearMiss(of: path, among: paths.filter { TextDocument.isName($0) })
  }
}
