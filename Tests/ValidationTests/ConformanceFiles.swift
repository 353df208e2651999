import JSONText
import Schemas
import TestSupport
import Testing

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
    let tests = "\(suite)/tests/\(folder)"
    return (SharedData.paths(below: tests, ending: ".json") ?? []).map { path in
      ConformanceFile(dialect: dialect, name: String(path.dropFirst(tests.count + 1)), path: path)
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
