import Captures
import Contracts
import Foundation
import JSONText
import Schemas
import SourceText
import Validation
import YAMLText

/// The contracts and captures that this repository keeps.
enum OwnContracts {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

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
      let bytes = FileManager.default.contents(atPath: "\(root)/\(path)"),
      let document = try? YAMLDocument.read(Array(bytes))
    else { return .missing }
    return .found(SchemaSource(uri: uri, path: path, value: document.json.root))
  }

  static func files(in folder: String, ending: String) -> [SourceFile] {
    names(in: folder).filter { $0.hasSuffix(ending) }.compactMap { name in
      let path = "\(folder)/\(name)"
      return FileManager.default.contents(atPath: "\(root)/\(path)")
        .map { SourceFile(path: path, bytes: Array($0)) }
    }
  }

  static func folders(in folder: String) -> [String] {
    names(in: folder).filter { !$0.contains(".") }.map { "\(folder)/\($0)" }
  }

  /// The records of a capture of plain lines.
  static func records(_ path: String) throws -> [JSONValue] {
    let bytes = FileManager.default.contents(atPath: "\(root)/Fixtures/captures/\(path)") ?? Data()
    return try bytes.split(separator: UInt8(ascii: "\n"))
      .map { try JSONDocument.read(Array($0)).root }
  }

  private static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []).sorted()
  }
}
