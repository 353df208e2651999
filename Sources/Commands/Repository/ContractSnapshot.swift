package import Contracts
import JSONText
package import Schemas
import SourceText
import Workspace

/// All contracts of a repository at one moment: as they stand, as they are staged, or as a commit
/// has them.
package struct ContractSnapshot: Sendable {
  package let files: ContractFiles
  /// The contracts, and those published when they were asked for.
  package let catalog: Catalog
  /// What stands before paths in findings: empty for the files as they stand.
  package let label: String
  private let schemas: SchemaFiles
  private let options: SchemaReader.Options

  /// `published` are the frozen versions where they were read already.
  init(
    _ files: ContractFiles, published: [ContractFile]? = nil, label: String, limit: Int,
    formats: FormatPolicy, reading: @escaping SchemaFiles.Reading
  ) {
    self.files = files
    self.label = label
    let published = published ?? files.published.map { ContractFile($0, limit: limit) }
    catalog = Catalog(files.working.filter { !$0.isBareSchema }, published: published)
    schemas = SchemaFiles(
      label: label, limit: limit, known: files.working + published,
      identifiers: { files.identifiers(below: label) }, reading: reading)
    options = SchemaReader.Options(formats: formats, resolve: schemas.resolver)
  }

  /// A contract of this moment with its graph.
  package func source(of contract: Contract) throws(CommandError) -> ContractSource {
    let path = contract.file.path
    let address = String(decoding: path.utf8.dropFirst(label.utf8.count), as: UTF8.self)
    let file =
      files.working.first { $0.path == path } ?? ContractFile(contract.file, limit: .max)
    return try ContractSource(contract.reference, file, at: address, in: schemas, options)
  }

  /// A contract of this moment as another text would have it.
  package func source(replacing file: ContractFile) throws(CommandError) -> ContractSource {
    let path = file.path
    let address = String(decoding: path.utf8.dropFirst(label.utf8.count), as: UTF8.self)
    return try ContractSource(path, file, at: address, in: schemas, options)
  }

  /// The working copy of a contract by name, or a published version by `name@version`.
  package func source(_ reference: String) throws(CommandError) -> ContractSource? {
    guard let contract = catalog.contract(reference) else { return nil }
    return try source(of: contract)
  }

  /// The frozen versions of a contract, oldest first.
  package func published(
    _ name: ContractName
  ) -> (sources: [ContractSource], failures: [CommandError]) {
    var sources: [ContractSource] = []
    var failures: [CommandError] = []
    for contract in catalog.publishedVersions(of: name) {
      do throws(CommandError) { sources.append(try source(of: contract)) } catch {
        failures.append(error)
      }
    }
    return (sources, failures)
  }
}

extension Repository {
  /// The contracts as they stand.
  package func snapshot(formats: FormatPolicy = .declared) -> ContractSnapshot {
    snapshot(of: readContracts(), formats: formats)
  }

  /// Contracts that were read already, with the files that their schemas may refer to.
  package func snapshot(
    of contracts: ContractFiles, published: [ContractFile]? = nil,
    formats: FormatPolicy = .declared
  ) -> ContractSnapshot {
    let view = view
    return ContractSnapshot(
      contracts, published: published, label: "", limit: files.limit, formats: formats,
      reading: { view.answer($0) })
  }

  /// The contracts as a commit or the index has them.
  package func snapshot(
    of tree: GitTree, formats: FormatPolicy = .declared
  ) throws(CommandError) -> ContractSnapshot {
    let folder = settings.values.contracts
    let published = folder + "/published/"
    var found = ContractFiles()
    do throws(Git.Failure) {
      let all = try tree.files(below: folder) { path in
        let name = path.split(separator: "/").last.map { String($0) } ?? ""
        return Self.isContractName(name)
          && !path.split(separator: "/").contains { $0.hasPrefix(".") }
      }
      let frozen = tree.label + published
      for file in all.files {
        if file.path.utf8.starts(with: frozen.utf8) {
          found.published.append(file)
        } else {
          found.working.append(ContractFile(file, limit: files.limit))
        }
      }
      found.failures = all.failures
    } catch { throw tree.git.explained(error) }
    return ContractSnapshot(
      found, label: tree.label, limit: files.limit, formats: formats,
      reading: { tree.answer($0) })
  }
}

extension ContractFiles {
  /// Files by the `$id` that their schema gives itself; paths count from the root of the
  /// repository, whatever moment the files are of.
  func identifiers(below label: String) -> [String: String] {
    identifiers.mapValues { String(decoding: $0.utf8.dropFirst(label.utf8.count), as: UTF8.self) }
  }
}
