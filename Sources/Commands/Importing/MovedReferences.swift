import Contracts
import Linting
import Schemas
import Workspace

/// Where the references of schema files lead once the schemas are contracts.
struct MovedReferences {
  private let repository: Repository
  private let surroundings: Surroundings
  /// The folder that contracts are written to, as a whole path.
  private let folder: String
  /// The contracts that imported files become, by the files' whole paths.
  private let contracts: [String: String]

  init(
    _ drafts: [ContractDraft.Imported], to folder: String, of repository: Repository,
    in surroundings: Surroundings
  ) {
    self.repository = repository
    self.surroundings = surroundings
    self.folder = surroundings.absolute(folder)
    let names = drafts.map { (surroundings.absolute($0.source), "\($0.draft.name).yaml") }
    contracts = Dictionary(names) { first, _ in first }
  }

  /// The draft for its new place, and the references that lead nowhere from there.
  func moved(
    _ imported: ContractDraft.Imported
  ) -> (imported: ContractDraft.Imported, lost: [String]) {
    var imported = imported
    let address = fileAddress(surroundings.absolute(imported.source))
    guard let base = URIReference(address) else { return (imported, []) }
    let lost = imported.draft.moveReferences(from: base, reference)
    return (imported, lost)
  }

  /// Another contract of this import, or a file that stays where it is.
  private func reference(to address: String) -> String? {
    guard let path = URIReference(address).flatMap({ percentDecoded($0.path) }) else { return nil }
    if let contract = contracts[path] { return contract }
    guard repository.relative(path) != nil, (try? FileStatus.following(path))?.kind == .file
    else { return nil }
    return relativeAddress(of: fileAddress(path), from: fileAddress(folder + "/contract.yaml"))
  }
}
