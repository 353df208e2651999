import JSONText
import TestSupport
import Testing

/// Reads every document of the official JSON Schema suite, where the shared data is at hand.
@Suite struct JSONSuiteDataTests {
  @Test func `every document of the official suite is read and survives writing`() throws {
    guard let paths = SharedData.paths(below: "conformance", ending: ".json") else { return }
    for path in paths {
      guard let bytes = SharedData.bytes(path) else { continue }
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
}
