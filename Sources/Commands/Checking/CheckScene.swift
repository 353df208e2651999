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
  private let sources = Mutex<Sources?>(nil)
  private let contracts = Mutex<ContractFiles?>(nil)
  private let published = Mutex<[ContractFile]?>(nil)
  private let reach = Mutex<ContractReach?>(nil)

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
    guard let changes, !touchesSettings else { return true }
    return folders.contains(where: changes.touches)
  }

  /// The contract files, understood once for all parts.
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

// MARK: - What a change reaches

extension CheckScene {
  typealias Sources = (files: [SourceFile], failures: [CommandError])

  /// The texts of the working contracts, which are not understood yet.
  var contractSources: Sources {
    sources.withLock { known in
      if let known { return known }
      let found = repository.sources(
        below: settings.contracts, leavingOut: repository.publishedPath)
      known = found
      return found
    }
  }

  /// How far the change reaches among the contracts; nil where everything is looked at.
  var contractReach: ContractReach? {
    guard let changes, !touchesSettings else { return nil }
    return reach.withLock { known in
      if let known { return known }
      let found = ContractReach(changes, of: self)
      known = found
      return found
    }
  }

  /// Settings are about everything.
  var touchesSettings: Bool { settings.file.map { changes?.holds($0.path) ?? false } ?? false }

  /// Files as they were before the change; those that were not there are left out.
  func sourcesBefore(_ paths: [String]) -> [SourceFile] {
    let known = paths.compactMap { path in changes?[path].flatMap { $0.hadFile ? $0 : nil } }
    let contents = try? objects(known.map(\.oldObject))
    return zip(known, contents ?? []).compactMap { change, object in
      guard case .file(let bytes) = object else { return nil }
      return SourceFile(path: change.path, bytes: bytes)
    }
  }

  private func objects(_ hashes: [String]) throws(Git.Failure) -> [Git.Object] {
    guard !hashes.isEmpty else { return [] }
    if let listing { return try listing.contents(hashes) }
    return try repository.git(in: surroundings).objects(hashes)
  }
}

extension Git.Change {
  /// Whether there was a file before that can be read.
  fileprivate var hadFile: Bool { oldMode.hasPrefix("100") }
}
