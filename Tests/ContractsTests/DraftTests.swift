import Contracts
import JSONText
import SourceText
import Testing
import YAMLText

struct OriginCase: Sendable, CustomTestStringConvertible {
  var testDescription: String { path + " " + schema }
  var path: String
  var schema: String
  /// `name version [events] summary`.
  var expected: String

  init(_ path: String, _ schema: String, _ expected: String) {
    (self.path, self.schema, self.expected) = (path, schema, expected)
  }

  static let all = [
    OriginCase(
      "in/standard_newTrade.v1.0.0.schema.json",
      #"{"x-event": "standard/newTrade", "title": "NewTrade"}"#,
      "standard_newTrade 1.0.0 [\"standard/newTrade\"] NewTrade"),
    OriginCase(
      "tick.json", #"{"description": "\n One tick.\nMore.", "title": "T"}"#,
      "tick 1.0.0 [\"tick\"] One tick."),
    OriginCase(
      "a.json", #"{"$id": "https://example.org/schemas/trade/2.1.0"}"#, "trade 2.1.0 [\"trade\"] -"),
    OriginCase(
      "a.json", #"{"$id": "https://example.org/schemas/trade-v3.0.1.schema.json#"}"#,
      "trade 3.0.1 [\"trade\"] -"),
    OriginCase("jsonschema/1-0-2", #"{"type": "object"}"#, "jsonschema 1.0.2 [\"jsonschema\"] -"),
    OriginCase(
      "button_event-1.2.0.yaml", "type: object", "button_event 1.2.0 [\"button_event\"] -"),
    OriginCase("trade@1.0.0-rc.1.json", "{}", "trade 1.0.0-rc.1 [\"trade\"] -"),
    OriginCase("a.json", #"{"x-event": "\u00e9", "version": "0.3.0"}"#, "a 0.3.0 [\"\u{e9}\"] -"),
    OriginCase("-.json", #"{"description": 5}"#, "unnamed 1.0.0 [\"-\"] -"),
  ]
}

struct DraftTests {
  @Test(arguments: OriginCase.all)
  func `a schema says its event, version and name`(_ example: OriginCase) throws {
    let draft = try ContractDraft(importing: SourceFile(path: example.path, text: example.schema))
    let told = "\(draft.name) \(draft.version) \(draft.events) \(draft.summary ?? "-")"
    #expect(told == example.expected)
  }

  @Test func `a draft reads back as the contract it says`() throws {
    let schema = #"""
      {"$id": "x", "x-event": "standard/newTrade", "description": "Trades: all.\n\nMore # words.",
       "properties": {"no": {"const": 1.0}, "1": {"enum": ["NO", "1.10", null]}, "caf\u00e9": true}}
      """#
    let file = SourceFile(path: "t.v1.2.0.json", text: schema)
    let (drafts, problems) = ContractDraft.importing([file], owner: "team")
    #expect(problems.isEmpty)
    let text = try #require(drafts.first).draft.text()
    let (contract, complaints) = Contract.read(SourceFile(path: "t.yaml", bytes: text))
    #expect(complaints.isEmpty)
    #expect(contract?.reference == "standard_newTrade@1.2.0")
    #expect(contract?.eventNames.map(\.value) == ["standard/newTrade"])
    #expect(contract?.owner?.value == "team")
    #expect(contract?.summary?.value == "Trades: all.")
    #expect(contract.map { YAMLTree($0.schema) } == YAMLTree(try JSONDocument.read(schema).root))
  }

  @Test func `every draft has a name of its own`() throws {
    let files = ["b/x.json", "a/x.json", "c/y.json", "d/x.json"].map {
      SourceFile(path: $0, text: #"{"x-event": "one/event"}"#)
    }
    let taken = try #require(ContractName("y"))
    let (drafts, _) = ContractDraft.importing(files, taken: [taken])
    #expect(drafts.map(\.source) == ["a/x.json", "b/x.json", "c/y.json", "d/x.json"])
    #expect(drafts.map(\.draft.name.text) == ["one_event", "x", "one_event-2", "one_event-3"])
  }

  @Test(arguments: [
    ("a.json", "[]", "'schema' must be a JSON Schema, not a list"),
    ("a.json", "{", "the JSON text ends before its value does"),
    ("a.yaml", "contract: a\nschema: {}\n", "this is a contract already"),
    (
      "a.json", #"{"properties": {"a\u0000b": {}}}"#,
      "the schema cannot be written as YAML: a key may not hold control characters"
    ),
  ])
  func `what cannot be imported is told`(_ path: String, _ text: String, _ message: String) {
    let (drafts, problems) = ContractDraft.importing([SourceFile(path: path, text: text)])
    #expect(drafts.isEmpty)
    #expect(problems.map(\.message) == [message])
  }
}
