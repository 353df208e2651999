import Contracts
import Foundation
import SourceText
import Testing

/// The contracts that this repository ships.
struct OwnContractsTests {
  private static func files() throws -> [SourceFile] {
    let folder = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "contracts")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.filter { $0.hasSuffix(".yaml") }.map {
      SourceFile(path: $0, bytes: Array(try Data(contentsOf: folder.appending(path: $0))))
    }
  }

  @Test func `our own contracts have no problem, and each event goes to one`() throws {
    let files = try Self.files()
    let catalog = Catalog(files)
    #expect(told(catalog.problems, files) == "")
    #expect(catalog.contracts.count == files.count)
  }
}
