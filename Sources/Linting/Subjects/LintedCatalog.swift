package import Contracts
package import SourceText

/// Everything lint looks at in one run.
package struct LintedCatalog: Sendable {
  /// A frozen file's digest as it was recorded when it was published, and as it is now.
  package struct Digest: Hashable, Sendable {
    package var path: String
    package var recorded: String
    package var actual: String

    package init(path: String, recorded: String, actual: String) {
      self.path = path
      self.recorded = recorded
      self.actual = actual
    }
  }

  /// The working files, contracts and bare schemas alike, by path.
  package let files: [LintedFile]
  /// The frozen versions, by path.
  ///
  /// Their text is history: only what they are is checked.
  package let published: [LintedFile]
  package let catalog: Catalog
  package let digests: [Digest]

  package init(
    _ files: [SourceFile], published: [SourceFile] = [], digests: [Digest] = [],
    options: LintOptions = LintOptions()
  ) {
    self.init(
      files.map { ContractFile($0) }, published: published.map { ContractFile($0) },
      digests: digests, options: options)
  }

  /// The same of files that were read already.
  package init(
    _ files: [ContractFile], published: [ContractFile] = [], digests: [Digest] = [],
    options: LintOptions = LintOptions()
  ) {
    self.files = files.sorted { $0.path < $1.path }.map { LintedFile($0, options: options) }
    self.published = published.sorted { $0.path < $1.path }
      .map { LintedFile($0, options: options) }
    self.digests = digests.sorted { $0.path < $1.path }
    catalog = Catalog(
      self.files.compactMap(\.contract), published: self.published.compactMap(\.contract))
  }

  /// The working files that hold a sound contract, by the contract's name.
  package var contracts: [(file: LintedFile, contract: Contract)] {
    files.compactMap { file in file.contract.map { (file, $0) } }
      .sorted { ($0.contract.name.value, $0.file.path) < ($1.contract.name.value, $1.file.path) }
  }

  package func file(at path: String) -> LintedFile? {
    files.first { $0.path == path } ?? published.first { $0.path == path }
  }
}
