import Contracts
import Evolution
import JSONText
import Schemas
import SourceText
import TestSupport
import Testing
import YAMLText

/// What `--write` does, as a value: the file after the edits.
struct VersionEditTests {
  private func contract(_ schema: YAMLTree, history: Bool = true) throws -> Contract {
    var members: [YAMLTree.Member] = [
      .init("contract", "tick"), .init("version", "1.4.2"), .init("owner", "me"),
      .init("schema", schema),
    ]
    if history {
      members.append(
        .init("history", [["version": "1.4.2", "level": "major", "changes": ["first"]]]))
    }
    let text = "# head\n" + String(decoding: YAMLWriter().file(.mapping(members)), as: UTF8.self)
    return try contract(Array(text.utf8))
  }

  private func contract(_ bytes: [UInt8]) throws -> Contract {
    let (contract, problems) = Contract.read(SourceFile(path: "contracts/tick.yaml", bytes: bytes))
    #expect(problems.isEmpty, "\(problems.map(\.message))")
    return try #require(contract)
  }

  private func graph(_ contract: Contract) -> SchemaGraph {
    SchemaReader.read(
      SchemaSource(uri: "file:///tick.yaml", path: "contracts/tick.yaml", value: contract.schema)
    ).graph
  }

  private func subject(_ contract: Contract, after old: Contract) -> VersionCase {
    VersionCase(
      contract, graph: graph(contract), published: [.init(old, graph: graph(old))],
      policy: ChangePolicy())
  }

  private func edited(_ contract: Contract, after old: Contract) throws -> Contract {
    let day = try #require(Day("2026-01-17"))
    let edit = try VersionEdit(subject(contract, after: old), on: day)
    let text = try #require(contract.yaml)
    return try self.contract(try text.applying(edit.operations).bytes)
  }

  static let rows = SharedData.lines("changes/taxonomy.jsonl") ?? []

  @Test func `whatever changed, the file that is written deserves its version, and stays so`()
    throws
  {
    // Each row is compared four times; every fourth row is enough for a test that is run often.
    for line in Self.rows.enumerated().filter({ $0.offset % 4 == 0 }).map(\.element) {
      let row = try JSONDocument.read(line).root
      guard let old = row["old"], let new = row["new"] else { continue }
      let before = try contract(YAMLTree(old))
      let working = try contract(YAMLTree(new))
      let name = row["id"]?.string ?? "?"
      let written = try edited(working, after: before)
      let again = subject(written, after: before)
      // A name that is reserved now may be a change of its own; nothing larger is.
      #expect(again.isOK, "\(name)")
      let required = subject(working, after: before).step.required
      #expect(again.step.required >= required, "\(name)")
      let twice = try edited(written, after: before)
      #expect(twice.file.bytes == written.file.bytes, "\(name)")
      // Only what was asked for changed.
      #expect(written.file.bytes.starts(with: Array("# head\ncontract: tick\n".utf8)), "\(name)")
      #expect(written.schema == working.schema, "\(name)")
      let isAhead = before.version.value < written.version.value
      let entry = written.history.last
      #expect(!isAhead || entry?.version?.value == written.version.value, "\(name)")
      #expect(!isAhead || (entry?.level?.value ?? .none) >= required, "\(name)")
    }
  }

  @Test func `a history is made where there is none`() throws {
    let old = try contract(["type": "object"], history: false)
    let new = try contract(["type": "object", "required": ["a"]], history: false)
    let written = try edited(new, after: old)
    #expect(written.version.value == Version(1, 5, 0))
    #expect(written.history.map { $0.version?.value } == [Version(1, 5, 0)])
    #expect(written.history[0].migration?.value.hasPrefix("to be written: ") == true)
  }

  @Test func `an entry of a number that was not published takes the new one`() throws {
    let old = try contract(["type": "object"])
    let text = String(decoding: try contract(["type": "string"]).file.bytes, as: UTF8.self)
      .replacing("version: 1.4.2\nowner", with: "version: 1.4.3\nowner")
    let entry = "  - version: 1.4.3 # soon\n    level: patch\n    changes: [by hand]\n"
    let written = try edited(try contract(Array((text + entry).utf8)), after: old)
    #expect(written.version.value == Version(2, 0, 0))
    let result = String(decoding: written.file.bytes, as: UTF8.self)
    #expect(
      result.hasSuffix("  - version: 2.0.0 # soon\n    level: major\n    changes: [by hand]\n"))
  }
}
