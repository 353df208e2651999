package import Contracts
import Linting
package import Schemas
import SourceText
import Workspace

extension Repository {
  /// How schemas of this repository are read: references reach its files and nothing else.
  ///
  /// `published` are the frozen versions that were read already.
  package func schemaOptions(
    _ contracts: ContractFiles = ContractFiles(), published: [ContractFile] = [],
    formats: FormatPolicy = .declared
  ) -> SchemaReader.Options {
    let (view, identifiers) = (view, contracts.identifiers)
    return schemaOptions(
      known: contracts.working + published, formats: formats, identifiers: { identifiers },
      reading: { view.answer($0) })
  }

  /// The same where only some files were read; `identifiers` are asked for when an address is met.
  func schemaOptions(
    known: [ContractFile], formats: FormatPolicy = .declared,
    identifiers: @escaping @Sendable () -> [String: String],
    reading: @escaping SchemaFiles.Reading
  ) -> SchemaReader.Options {
    let files = SchemaFiles(
      limit: files.limit, known: known, identifiers: identifiers, reading: reading)
    return SchemaReader.Options(formats: formats, resolve: files.resolver)
  }

  /// The graph of a contract's schema, with whatever is wrong with it.
  package func reading(
    of contract: Contract, _ options: SchemaReader.Options
  ) -> SchemaReading {
    var options = options
    // What was asked for on the command line comes before what the contract says.
    if options.formats == .declared {
      switch contract.formats?.value {
      case .assert: options.formats = .assert
      case .annotate: options.formats = .annotate
      case nil: break
      }
    }
    let path = contract.file.path
    let source = SchemaSource(
      uri: fileAddress(path), path: path, value: contract.schema, key: "schema")
    return SchemaReader.read(source, options: options)
  }
}
