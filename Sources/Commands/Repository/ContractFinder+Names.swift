import Contracts
import Schemas
import SourceText
import Workspace

/// Contracts by name, and hints for words that name nothing.
extension ContractFinder {
  func working(
    _ name: ContractName, _ word: String, isFolder: Bool
  ) throws(CommandError) -> ContractSource {
    var unsound: ContractFile?
    for ending in ["yaml", "yml", "json"] {
      let path = "\(repository.settings.values.contracts)/\(name.text).\(ending)"
      guard case .found(let bytes) = repository.files.answer(path) else { continue }
      let file = ContractFile(
        SourceFile(path: path, bytes: bytes), limit: repository.files.limit)
      if file.contract?.name.value == name { return try source(word, file) }
      if file.contract == nil { unsound = unsound ?? file }
    }
    if let source = try contracts.source(name.text) { return source }
    // The file that should hold it says what is wrong, or is a schema without a contract.
    if let unsound { return try source(word, unsound) }
    throw missing(word, isFolder: isFolder)
  }

  func published(
    _ name: ContractName, _ version: Version
  ) throws(CommandError) -> ContractSource {
    let word = "\(name)@\(version)"
    let folder = "\(repository.settings.values.contracts)/published/\(name.text)"
    let path = "\(folder)/\(version).yaml"
    if case .found(let bytes) = repository.files.answer(path) {
      let file = ContractFile(
        SourceFile(path: path, bytes: bytes), limit: repository.files.limit)
      if let contract = file.contract, contract.name.value == name,
        contract.version.value == version
      {
        return try source(word, file)
      }
    }
    if let source = try contracts.source(word) { return source }
    throw .setup(
      "there is no published version '\(word)'", advice: versions(of: name.text))
  }

  private func source(
    _ word: String, _ file: ContractFile
  ) throws(CommandError) -> ContractSource {
    let (repository, folder) = (repository, repository.files)
    let schemas = SchemaFiles(
      limit: folder.limit, identifiers: { repository.readContracts().identifiers },
      reading: folder.answer)
    return try ContractSource(
      word, file, at: file.path, in: schemas, .init(formats: formats, resolve: schemas.resolver))
  }

  /// The versions that could have been meant.
  func versions(of name: String) -> [String] {
    guard let name = ContractName(name) else { return [] }
    let known = contracts.catalog.publishedVersions(of: name).map(\.version.value.description)
    if !known.isEmpty {
      let shown = known.suffix(8).joined(separator: ", ")
      return [known.count > 8 ? "the newest versions are \(shown)" : "there are: \(shown)"]
    }
    if contracts.catalog.contract(named: name) != nil {
      return ["'\(name)' has no published versions; '\(name)' alone is the working copy"]
    }
    return hints(for: name.text)
  }

  func missing(_ word: String, isFolder: Bool) -> CommandError {
    if isFolder {
      return .usage("'\(word)' is a folder; name a contract or a schema in it")
    }
    return .setup(
      "'\(word)' is no file, no contract, and no 'REFERENCE:path' of git", advice: hints(for: word))
  }

  private func hints(for word: String) -> [String] {
    let names = contracts.catalog.contracts.map(\.name.value.text)
    if let near = nearMiss(of: word, among: names) { return ["did you mean '\(near)'?"] }
    let steps = word.split(separator: "/")
    let folder = word.hasPrefix("/") ? "/" : ""
    let above = folder + steps.dropLast().joined(separator: "/")
    let listing = try? FolderListing(surroundings.located(above.isEmpty ? "." : above))
    let last = steps.last.map { String($0) } ?? word
    if let near = nearMiss(of: last, among: listing?.names ?? []) {
      return ["did you mean '\(above.isEmpty || above == "/" ? above : above + "/")\(near)'?"]
    }
    guard !names.isEmpty else { return [] }
    let shown = names.prefix(8).joined(separator: ", ")
    return [
      names.count > 8
        ? "there are \(names.count) contracts: \(shown), ..." : "contracts here: \(shown)"
    ]
  }
}
