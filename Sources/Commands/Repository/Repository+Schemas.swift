package import Contracts
package import Schemas
import SourceText

extension Repository {
  /// How schemas of this repository are read: references reach its files and nothing else.
  package func schemaOptions(
    _ contracts: ContractFiles = ContractFiles(), formats: FormatPolicy = .declared
  ) -> SchemaReader.Options {
    let files = SchemaFiles(
      files, known: contracts.working + contracts.published, identifiers: contracts.identifiers)
    return SchemaReader.Options(formats: formats, resolve: files.resolver)
  }

  /// The graph of a contract's schema, with whatever is wrong with it.
  package func reading(
    of contract: Contract, _ options: SchemaReader.Options
  ) -> SchemaReading {
    var options = options
    switch contract.formats?.value {
    case .assert: options.formats = .assert
    case .annotate: options.formats = .annotate
    case nil: break
    }
    let path = contract.file.path
    let source = SchemaSource(
      uri: fileAddress(path), path: path, value: contract.schema, key: "schema")
    return SchemaReader.read(source, options: options)
  }
}

/// A file as a `file:` address, the folder that references may reach being the root.
func fileAddress(_ path: String) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  var bytes = Array("file:///".utf8)
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
      bytes.append(byte)
    default:
      bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
