import JSONText
import StringFormats
import TestSupport
import Testing

@Suite struct `The official suite` {
  /// What is expected to fail, by dialect, file and text, and why.
  static let expectedFailures: [String: String] = [:]

  @Test(arguments: ["draft4", "draft6", "draft7", "draft2019-09", "draft2020-12"])
  func `agrees on every format`(dialect: String) throws {
    let folder = "conformance/json-schema-test-suite/tests/\(dialect)/optional/format"
    guard let paths = SharedData.paths(below: folder, ending: ".json") else { return }
    var count = 0
    for name in StringFormat.allCases.map(\.rawValue) + ["ecmascript-regex"] {
      let path = "\(folder)/\(name).json"
      guard paths.contains(path), let bytes = SharedData.bytes(path) else { continue }
      for group in try JSONDocument.read(bytes).root.elements {
        let name = group["schema"]?["format"]?.string ?? ""
        guard let format = StringFormat(rawValue: name), let cases = group["tests"] else {
          continue
        }
        for test in cases.elements {
          guard let data = test["data"], data.kind == .string else { continue }
          let key = "\(dialect)/\(name)/\(data.string ?? "")"
          let agrees = format.accepts(Array(data.text).span) == test["valid"]?.bool
          #expect(agrees == (Self.expectedFailures[key] == nil), "\(key.debugDescription)")
          count += 1
        }
      }
    }
    #expect(count > 100)
  }
}
