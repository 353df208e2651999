import Contracts
import SourceText
import TestSupport
import Testing

/// The contracts that this repository ships.
struct OwnContractsTests {
  @Test func `our own contracts have no problem, and each event goes to one`() throws {
    let names = PackageFiles.names(in: "contracts").filter { $0.hasSuffix(".yaml") }
    #expect(names.count >= 16)
    let files = try names.map {
      SourceFile(path: $0, bytes: try #require(PackageFiles.bytes("contracts/\($0)")))
    }
    let catalog = Catalog(files)
    #expect(told(catalog.problems, files) == "")
    #expect(catalog.contracts.count == files.count)
  }
}
