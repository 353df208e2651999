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
    let current = read(below: folder, leavingOut: published)
    // Below a folder that nobody may enter, nothing more can be told.
    let isClosed = current.failures.contains { $0.path == folder }
    let frozen = isClosed ? (files: [], failures: []) : read(below: published, leavingOut: nil)
    result.working = current.files.map { ContractFile($0, limit: files.limit) }
    result.published = frozen.files
    result.failures = (current.failures + frozen.failures).map(CommandError.file)
    return result
  }

  private func read(
    below folder: String, leavingOut excluded: String?
  ) -> (files: [SourceFile], failures: [FileError]) {
    let start = absolute(folder)
    do throws(Errno) {
      guard try FileStatus.following(start).kind == .folder else { return ([], []) }
    } catch {
      let failure = FileError.system(.open, path: folder, error)
      return ([], error == .noEntry ? [] : [failure])
    }
    let excluded = excluded.map(absolute)
    let walk = FolderWalk(start, shownAs: folder, isWanted: Self.isContractName) {
      $0 != excluded
    }
    var files: [SourceFile] = []
    var failures = walk.failures
    for path in walk.files {
      guard let shown = relative(path) else { continue }
      do throws(FileError) {
        files.append(SourceFile(path: shown, bytes: try self.files.read(shown)))
      } catch { failures.append(error) }
    }
    return (files, failures)
  }

  /// The digests of frozen versions are no contract.
  static func isContractName(_ name: String) -> Bool {
    TextDocument.isName(name) && name != "digests.json"
  }
}
