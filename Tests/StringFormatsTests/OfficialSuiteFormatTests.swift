import Glibc
import JSONText
import StringFormats
import Testing

@Suite struct `The official suite` {
  /// What is expected to fail, by dialect, file and text, and why.
  static let expectedFailures: [String: String] = [:]

  @Test(arguments: ["draft4", "draft6", "draft7", "draft2019-09", "draft2020-12"])
  func `agrees on every format`(dialect: String) throws {
    guard let suite = suiteFolder() else { return }
    var count = 0
    for name in StringFormat.allCases.map(\.rawValue) + ["ecmascript-regex"] {
      let path = "\(suite)/tests/\(dialect)/optional/format/\(name).json"
      guard let bytes = fileBytes(path) else { continue }
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

/// The suite's folder beside the package, or nil after saying that it is not there.
private func suiteFolder() -> String? {
  let parts = #filePath.split(separator: "/").dropLast(3)
  let folder =
    "/" + parts.joined(separator: "/") + "/../shared/data/conformance/json-schema-test-suite"
  guard access(folder, R_OK) == 0 else {
    print("skipped: shared data is absent")
    return nil
  }
  return folder
}

private func fileBytes(_ path: String) -> [UInt8]? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = fread(&chunk, 1, chunk.count, file)
    if count == 0 { return bytes }
    bytes += chunk[..<count]
  }
}
