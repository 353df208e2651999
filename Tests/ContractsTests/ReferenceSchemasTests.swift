import Contracts
import Foundation
import JSONText
import SourceText
import Testing
import YAMLText

/// The founding schemas, where they are at hand.
struct ReferenceSchemasTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "../shared/data/contracts-reference")

  private static func files() -> [SourceFile] {
    let names =
      FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().compactMap { name in
      (try? Data(contentsOf: folder.appending(path: name))).map {
        SourceFile(path: name, bytes: Array($0))
      }
    }
  }

  @Test func `every founding schema becomes a contract that says the same`() throws {
    let files = Self.files()
    guard !files.isEmpty else {
      print("skipped: shared data is absent")
      return
    }
    let (drafts, problems) = ContractDraft.importing(files)
    #expect(problems.isEmpty)
    #expect(drafts.count == files.count)
    #expect(Set(drafts.map(\.draft.name)).count == files.count)
    for imported in drafts {
      let bytes = imported.draft.text()
      let contract = try #require(Contract.read(SourceFile(path: "c.yaml", bytes: bytes)).contract)
      #expect(YAMLTree(contract.schema) == imported.draft.schema)
      #expect(contract.ambiguousScalars.allSatisfy { !$0.isString })
    }
  }

  @Test func `the founding events are routed without a conflict`() throws {
    let files = Self.files().filter { !$0.path.contains("/") }
    guard !files.isEmpty else {
      print("skipped: shared data is absent")
      return
    }
    let contracts = ContractDraft.importing(files).drafts.map {
      SourceFile(path: "contracts/\($0.draft.name).yaml", bytes: $0.draft.text())
    }
    let catalog = Catalog(contracts)
    #expect(catalog.problems.isEmpty)
    #expect(catalog.contracts.count == 12)
    #expect(catalog.contract(forEvent: "standard/newTrade")?.name.value.text == "standard_newTrade")
    #expect(catalog.contract(forEvent: "newTrade")?.name.value.text == "newTrade")
  }
}
