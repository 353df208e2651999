import Contracts
import JSONText
import SourceText
import TestSupport
import Testing
import YAMLText

/// The founding schemas, where they are at hand.
struct ReferenceSchemasTests {
  /// By their paths below the folder of such schemas.
  private static func files() -> [SourceFile]? {
    let folder = "contracts-reference"
    return SharedData.paths(below: folder, ending: ".json")?.compactMap { path in
      SharedData.bytes(path).map {
        SourceFile(path: String(path.dropFirst(folder.count + 1)), bytes: $0)
      }
    }
  }

  @Test func `every founding schema becomes a contract that says the same`() throws {
    guard let files = Self.files() else { return }
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
    guard let files = Self.files()?.filter({ !$0.path.contains("/") }) else { return }
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
