import Contracts
import JSONText
import SourceText
import Testing

private func contract(
  _ name: String, _ version: String = "1.0.0", _ more: String = "", schema: String = "{}"
) -> SourceFile {
  SourceFile(
    path: "contracts/\(name)-\(version).yaml",
    text: "contract: \(name)\nversion: \(version)\n\(more)schema: \(schema)\n")
}

struct CatalogTests {
  @Test(arguments: [
    ("gameStateUpdate", "gameStateUpdate"), ("game.tick", "gameStateUpdate"),
    ("standard/newTrade", "newTrade"), ("newTrade", "newTrade"), ("GameStateUpdate", nil),
    ("", nil),
    ("gameStateUpdate\0", nil),
  ])
  func `an event goes to the contract that claims it`(_ event: String, _ expected: String?) {
    let catalog = Catalog([
      contract("newTrade", "1.0.0", "events: [standard/newTrade]\n"),
      contract("gameStateUpdate", "1.0.0", "aliases: [game.tick]\n"),
    ])
    #expect(catalog.contract(forEvent: event)?.name.value.text == expected)
    #expect(catalog.problems.isEmpty)
  }

  @Test func `composed and decomposed names are two events`() {
    let catalog = Catalog([contract("a", "1.0.0", "events: [caf\u{e9}]\n")])
    #expect(catalog.contract(forEvent: "caf\u{e9}") != nil)
    #expect(catalog.contract(forEvent: "cafe\u{301}") == nil)
  }

  @Test func `two claims are told with both places`() {
    let files = [
      contract("a", "1.0.0", "events: [x]\n", schema: "{ $id: urn:x }"),
      contract("b", "1.0.0", "events: [y, x]\n", schema: "{ $id: urn:x }"),
      contract("b", "2.0.0"),
    ]
    let catalog = Catalog(files)
    #expect(
      told(catalog.problems, files) == """
        contracts/b-1.0.0.yaml:3:13: two contracts claim the event 'x' | contracts/a-1.0.0.yaml:3:10: the first claim stands here
        contracts/b-1.0.0.yaml:4:16: two contracts claim the $id 'urn:x' | contracts/a-1.0.0.yaml:4:16: the first claim stands here
        contracts/b-2.0.0.yaml:1:11: two contracts are called 'b' | contracts/b-1.0.0.yaml:1:11: the first claim stands here
        """)
    #expect(catalog.contract(forEvent: "x")?.name.value.text == "a")
  }

  @Test func `a broken file does not hide the others, and order does not matter`() {
    let files = [contract("b"), SourceFile(path: "contracts/z.yaml", text: "[\n"), contract("a")]
    let (one, other) = (Catalog(files), Catalog(files.reversed()))
    #expect(one.contracts.map(\.name.value.text) == ["a", "b"])
    #expect(one.problems.map(\.path) == ["contracts/z.yaml"])
    #expect(one.problems == other.problems)
    #expect(one.contracts.map(\.file.path) == other.contracts.map(\.file.path))
  }

  @Test(arguments: [
    ("a", "2.0.0"), ("a@1.9.0", "1.9.0"), ("a@1.10.0", "1.10.0"), ("a@2.0.0", "2.0.0"),
    ("a@3.0.0", nil),
    ("b", nil), ("b@1.0.0", "1.0.0"), ("a@", nil), ("a@1.0.0@2", nil), ("", nil), ("@1.0.0", nil),
  ])
  func `a reference finds a version`(_ reference: String, _ expected: String?) {
    let catalog = Catalog(
      [contract("a", "2.0.0")],
      published: [contract("a", "1.10.0"), contract("a", "1.9.0"), contract("b")])
    #expect(catalog.contract(reference)?.version.value.description == expected)
  }

  @Test func `published versions stand oldest first`() throws {
    let catalog = Catalog([], published: [contract("a", "1.10.0"), contract("a", "1.9.0")])
    let name = try #require(ContractName("a"))
    #expect(
      catalog.publishedVersions(of: name).map(\.version.value.description) == ["1.9.0", "1.10.0"])
  }
}
