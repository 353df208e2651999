package import Contracts
import SourceText
import Synchronization
package import Workspace

/// What the parts of a check look at: a repository at one moment, what changed, and what was read
/// of it so far.
package final class CheckScene: Sendable {
  /// The repository, with the settings and files of the moment: `repository.view` reads them, from
  /// the index where `--staged` was said.
  package let repository: Repository
  /// What changed; nil where everything is looked at.
  package let changes: ChangedFiles?
  package let surroundings: Surroundings
  /// The index where it is looked at.
  let listing: GitListing?
  private let contracts = Mutex<ContractFiles?>(nil)
  private let published = Mutex<[ContractFile]?>(nil)

  package init(
    _ repository: Repository, _ changes: ChangedFiles?, listing: GitListing? = nil,
    in surroundings: Surroundings
  ) {
    self.repository = repository
    self.listing = listing
    self.changes = changes
    self.surroundings = surroundings
  }

  package var settings: Settings { repository.settings.values }
  package var view: RepositoryFiles { repository.view }

  /// Whether anything at or below one of these paths may have changed; settings are about
  /// everything.
  package func mayTouch(_ folders: String...) -> Bool {
    guard let changes else { return true }
    if let path = settings.file?.path, changes.holds(path) { return true }
    return folders.contains(where: changes.touches)
  }

  /// The contract files, read once for all parts.
  package var contractFiles: ContractFiles {
    contracts.withLock { known in
      if let known { return known }
      let files = repository.readContracts()
      known = files
      return files
    }
  }

  /// The frozen versions, understood once for all parts.
  package var publishedFiles: [ContractFile] {
    let sources = contractFiles.published
    return published.withLock { known in
      if let known { return known }
      let files = repository.contractFiles(sources)
      known = files
      return files
    }
  }
}
