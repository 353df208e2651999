import Glibc
import JSONText
import Testing

/// Reads every document of the official JSON Schema suite, where the shared data is at hand.
@Suite struct JSONSuiteDataTests {
  @Test func `every document of the official suite is read and survives writing`() throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let paths = jsonFiles(under: "/\(root)/../shared/data/conformance")
    guard !paths.isEmpty else {
      print("skipped: shared data is absent")
      return
    }
    for path in paths {
      guard let bytes = contents(path) else { continue }
      let value = try JSONDocument.read(bytes, limits: JSONLimits(depth: 256)).root
      expectPlacesFit(value, inLengthOf: bytes)
      #expect(try JSONDocument.read(value.prettyBytes(sortedKeys: true)).root == value, "\(path)")
      #expect(try JSONDocument.read(value.compactBytes).root == value, "\(path)")
    }
    #expect(paths.count > 300)
  }

  private func expectPlacesFit(_ value: JSONValue, inLengthOf bytes: [UInt8]) {
    #expect(value.document.nodes.allSatisfy { $0.start < $0.end && $0.end <= bytes.count })
  }

  private func jsonFiles(under folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var found: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      if name.hasSuffix(".json") {
        found.append("\(folder)/\(name)")
      } else {
        found += jsonFiles(under: "\(folder)/\(name)")
      }
    }
    return found.sorted()
  }

  private func contents(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk[..<count]
    }
    return bytes
  }
}
