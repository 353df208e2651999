import Foundation
import JSONText
import Schemas
import Testing

/// Where the data that is shared between repositories lies, when it is there.
enum SharedData {
  static let root: String? = {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let data = package.deletingLastPathComponent().appendingPathComponent("shared/data").path
    return FileManager.default.fileExists(atPath: data) ? data : nil
  }()

  /// The bytes of a file, or nil when the shared data is absent, which is said.
  static func bytes(_ path: String) -> [UInt8]? {
    guard let root else {
      print("skipped: shared data is absent")
      return nil
    }
    return FileManager.default.contents(atPath: root + "/" + path).map { Array($0) }
  }

  /// The lines of a file, each as a document.
  static func documents(_ path: String) throws -> [JSONDocument]? {
    try bytes(path)?.split(separator: UInt8(ascii: "\n")).map { try JSONDocument.read(Array($0)) }
  }
}

/// One file of the official suite.
struct ConformanceFile: CustomTestStringConvertible, Sendable {
  var dialect: Dialect
  /// From the dialect's folder: `optional/format/date.json`.
  var name: String
  var path: String

  var testDescription: String { "\(dialect.name) \(name)" }
  var isOptional: Bool { name.hasPrefix("optional/") }
  /// `format` only refuses in the tests that are about it.
  var formats: FormatPolicy { name.hasPrefix("optional/format/") ? .assert : .declared }

  static let suite = "conformance/json-schema-test-suite"

  static let all: [ConformanceFile] = folders.flatMap { dialect, folder in
    guard let root = SharedData.root else { return [ConformanceFile]() }
    let tests = "\(root)/\(suite)/tests/\(folder)"
    let files = FileManager.default.enumerator(atPath: tests)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".json") }.sorted().map {
      ConformanceFile(dialect: dialect, name: $0, path: "\(suite)/tests/\(folder)/\($0)")
    }
  }

  private static let folders: [(Dialect, String)] = [
    (.draft4, "draft4"), (.draft6, "draft6"), (.draft7, "draft7"), (.draft2019, "draft2019-09"),
    (.draft2020, "draft2020-12"),
  ]

  /// The suite's remote documents, which it serves at `http://localhost:1234/`.
  static let remotes: SchemaResolver = { uri in
    let server = "http://localhost:1234/"
    guard uri.hasPrefix(server), !uri.contains(".."),
      let bytes = SharedData.bytes("\(suite)/remotes/\(uri.dropFirst(server.count))"),
      let document = try? JSONDocument.read(bytes)
    else { return .missing }
    return .found(SchemaSource(uri: uri, path: uri, value: document.root))
  }
}
