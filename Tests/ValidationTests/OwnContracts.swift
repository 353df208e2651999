import Captures
import Contracts
import JSONText
import Schemas
import SourceText
import TestSupport
import Validation
import YAMLText

/// The contracts and captures that this repository keeps.
enum OwnContracts {
  static let catalog = Catalog(
    files(in: "contracts", ending: ".yaml"),
    published: folders(in: "contracts/published").flatMap { files(in: $0, ending: ".yaml") })

  /// The settings' envelopes: the usual ones and the event store's rows.
  static let envelope: Envelope = {
    var envelope = Envelope.standard
    if let type = EnvelopePointer("/doc_type"), let payload = EnvelopePointer("") {
      envelope.rules.append(EnvelopeRule(type: type, payload: [payload]))
    }
    return envelope
  }()

  static func reading(of contract: Contract) -> SchemaReading {
    readings[contract.file.path] ?? read(contract)
  }

  /// Each file is read once: its patterns are compiled then.
  private static let readings = Dictionary(
    (catalog.contracts + catalog.published).map { ($0.file.path, read($0)) },
    uniquingKeysWith: { first, _ in first })

  private static func read(_ contract: Contract) -> SchemaReading {
    SchemaReader.read(
      SchemaSource(
        uri: "file:///\(contract.file.path)", path: contract.file.path, value: contract.schema),
      options: SchemaReader.Options(formats: .assert, resolve: resolve))
  }

  /// Finds the files of this repository alone.
  static let resolve: SchemaResolver = { uri in
    let prefix = "file:///"
    let path = String(uri.dropFirst(prefix.count))
    guard uri.hasPrefix(prefix), !path.contains(".."),
      let bytes = PackageFiles.bytes(path),
      let document = try? YAMLDocument.read(bytes)
    else { return .missing }
    return .found(SchemaSource(uri: uri, path: path, value: document.json.root))
  }

  static func files(in folder: String, ending: String) -> [SourceFile] {
    PackageFiles.names(in: folder).filter { $0.hasSuffix(ending) }.compactMap { name in
      let path = "\(folder)/\(name)"
      return PackageFiles.bytes(path).map { SourceFile(path: path, bytes: $0) }
    }
  }

  static func folders(in folder: String) -> [String] {
    PackageFiles.names(in: folder).filter { !$0.contains(".") }.map { "\(folder)/\($0)" }
  }

  /// The records of a capture of plain lines.
  static func records(_ path: String) throws -> [JSONValue] {
    let bytes = PackageFiles.bytes("Fixtures/captures/\(path)") ?? []
    return try bytes.split(separator: UInt8(ascii: "\n"))
      .map { try JSONDocument.read(Array($0)).root }
  }
}
