package import Contracts
import JSONText
package import SourceText
import Workspace

/// The contract files of a repository as they were read, sound or not.
package struct ContractFiles: Sendable {
  /// The working copies and the schemas they share, by path.
  package var working: [ContractFile] = []
  /// The frozen versions, by path; only who asks about history has to understand them.
  package var published: [SourceFile] = []
  /// Files that could not be read at all; the others still work.
  package var failures: [CommandError] = []

  /// The contracts in them, and which event goes to which.
  ///
  /// Shared schemas are no contracts and no problem.
  package var catalog: Catalog { Catalog(working.filter { !$0.isBareSchema }) }

  /// Files by the `$id` that their schema gives itself, for references by address.
  var identifiers: [String: String] {
    var identifiers: [String: String] = [:]
    for file in working {
      guard let root = file.root, let id = schema(of: root)["$id"]?.string, !id.isEmpty,
        identifiers[id] == nil
      else { continue }
      identifiers[id] = file.path
    }
    return identifiers
  }
}

/// The schema of a document: the one in a contract, else all of it.
func schema(of root: JSONValue) -> JSONValue {
  Contract.isContract(root) ? root["schema"] ?? root : root
}

extension Repository {
  /// Reads every contract file; one that cannot be read does not keep the others from it.
  package func readContracts() -> ContractFiles {
    var result = ContractFiles()
    let folder = settings.values.contracts
    let published = folder + "/published"
    let current = sources(below: folder, leavingOut: published)
    // Below a folder that nobody may enter, nothing more can be told.
    let isClosed = current.failures.contains {
      if case .file(let error) = $0 { error.path == folder } else { false }
    }
    let frozen = isClosed ? (files: [], failures: []) : sources(below: published)
    result.working = contractFiles(current.files)
    result.published = frozen.files
    result.failures = current.failures + frozen.failures
    return result
  }

  /// Reads texts as contracts, several at once where there are many.
  func contractFiles(_ files: [SourceFile]) -> [ContractFile] {
    let limit = self.files.limit
    guard files.count > 8 else { return files.map { ContractFile($0, limit: limit) } }
    return concurrently(files) { ContractFile($0, limit: limit) }
  }

  /// The files below a folder that may be contracts or schemas.
  func sources(
    below folder: String, leavingOut excluded: String? = nil,
    where isWanted: (_ path: String) -> Bool = { _ in true }
  ) -> (files: [SourceFile], failures: [CommandError]) {
    let (found, failures) = view.paths(
      below: folder, leavingOut: excluded, isWanted: Self.isContractName)
    let paths = found.filter(isWanted)
    var result = (files: [SourceFile](), failures: failures.map(CommandError.file))
    for (path, answer) in zip(paths, view.answers(paths, limit: files.limit)) {
      switch answer {
      case .found(let bytes): result.files.append(SourceFile(path: path, bytes: bytes))
      // It was there when the folder was listed.
      case .missing: result.failures.append(.file(.system(.open, path: path, .noEntry)))
      case .refused where view.moment == .workTree:
        result.failures.append(.file(.outside(path: path, root: self.files.root)))
      case .refused(let reason):
        result.failures.append(.setup("'\(path)' was not read: \(reason)"))
      case .unreadable(let reason): result.failures.append(.setup(reason))
      }
    }
    return result
  }

  /// The working contracts whose text holds a word of ASCII; the others are not understood.
  ///
  /// YAML may write any word by numbers instead, so a text with such escapes may hold it as well.
  func contracts(holding word: String) -> [Contract] {
    let words = [word, "\\u", "\\x", "\\U"].map { Array($0.utf8) }
    let texts = sources(
      below: settings.values.contracts, leavingOut: settings.values.contracts + "/published"
    ).files.filter { file in words.contains { holds(file.bytes, $0) } }
    return Catalog(contractFiles(texts).filter { !$0.isBareSchema }).contracts
  }

  /// The digests of frozen versions are no contract.
  static func isContractName(_ name: String) -> Bool {
    TextDocument.isName(name) && name != "digests.json"
  }
}
