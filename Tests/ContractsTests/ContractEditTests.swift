import Contracts
import Findings
import JSONText
import SourceText
import Testing
import YAMLText

struct ContractEditTests {
  @Test func `a fix changes its place and keeps the comments`() throws {
    let text =
      "contract: a # name\nversion: 1.0.0\nschema:\n  # of type\n  type: object\n  requird: [x]\n"
    let contract = try #require(Contract.read(SourceFile(path: "a.yaml", text: text)).contract)
    let member = try #require(contract.schema.members.first { $0.name == "requird" })
    let path = try #require(contract.path(to: member.key.span))
    #expect(path == ["schema", "requird"])
    let edits = try contract.edits(for: .rename(path, to: "required"))
    #expect(edits == [Edit(member.key.span, "required")])
    #expect(
      try contract.edits(for: .replace(["version"], with: "1.1.0")).map(\.replacement) == [" 1.1.0"]
    )
  }

  @Test func `a JSON file is edited as JSON`() throws {
    let text =
      "{\n\t\"contract\": \"a\", \"version\": \"1.0.0\",\n\t\"schema\": {\"x\": \"\\/\"}\n}\n"
    let contract = try #require(Contract.read(SourceFile(path: "a.json", text: text)).contract)
    let edits = try contract.edits(for: .insert("type", "object", into: ["schema"], at: .last))
    #expect(edits.map(\.replacement) == [", \"type\": \"object\""])
  }

  @Test func `a place in a list has a path too`() throws {
    let contract = try #require(
      Contract.read(SourceFile(path: "a.yaml", text: fullContract)).contract)
    let span = try #require(contract.stream.first).rule.span
    #expect(contract.path(to: span) == ["stream", 0, "rule"])
    #expect(contract.path(to: SourceSpan(1, 2)) == nil)
  }
}
