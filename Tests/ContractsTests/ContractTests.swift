import Contracts
import JSONText
import SourceText
import Testing
import YAMLText

/// A contract with every key, as the manual shows it.
let fullContract = """
  contract: gameStateUpdate
  version: 1.0.0
  owner: VECTRA-PLAYER
  summary: One tick of the game as the server sends it.
  events: [gameStateUpdate]
  aliases: [game.tick]
  stability: deprecated
  sunset: 2026-06-30
  formats: assert
  policy: { widening: minor }
  location: events_parquet/doc_type=ws_event/**/*.parquet
  sources: [src/models/events/game_state.py]
  reserved: [rugPoint]
  stream:
    - { rule: consecutive, field: /tickCount, within: /gameId }
  x-note: ours
  schema:
    $schema: https://json-schema.org/draft/2020-12/schema
    $id: https://example.org/gameStateUpdate
    type: object
    required: [gameId]
    properties:
      gameId: { type: string, pattern: "^[0-9]{8}-[0-9a-f]{16}$" }
  history:
    - version: 1.0.0
      date: 2026-01-17
      level: major
      changes: [first published version]
      migration: none

  """

/// Problems as `line:column: message (hint)`, one a line.
func told(_ problems: [ContractProblem], _ files: [SourceFile]) -> String {
  problems.map { problem in
    let words = place(problem.path, problem.span, files) + problem.message
    let hint = problem.hint.map { " (\($0))" } ?? ""
    return words + hint
      + problem.related.map { " | " + place($0.path, $0.span, files) + $0.words }.joined()
  }.joined(separator: "\n")
}

private func place(_ path: String, _ span: SourceSpan, _ files: [SourceFile]) -> String {
  let bytes = files.first { $0.path == path }?.bytes ?? []
  let position = LineTable(bytes).position(of: span.start, in: bytes)
  return (files.count > 1 ? path + ":" : "") + "\(position.line):\(position.column): "
}

struct ProblemCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var text: String
  var expected: String
  var path = "c.yaml"

  init(_ name: String, _ text: String, _ expected: String, path: String = "c.yaml") {
    (testDescription, self.text, self.expected, self.path) = (name, text, expected, path)
  }

  static let head = "contract: a\nversion: 1.0.0\nschema: {}\n"

  static let unreadable = [
    ProblemCase("empty", "", "1:1: empty contract"),
    ProblemCase("comments only", "# a\n", "1:1: empty contract"),
    ProblemCase("empty JSON", " ", "1:2: empty contract", path: "c.json"),
    ProblemCase("list", "- a\n", "1:1: a contract is a mapping of keys, not a list"),
    ProblemCase(
      "bare schema", "type: object\n", "1:1: this is a JSON Schema without a contract around it"),
    ProblemCase(
      "duplicate key", "contract: a\ncontract: b\n",
      "2:1: key 'contract' stands here again, first on line 1 | 1:1: the first 'contract' stands here"
    ),
    ProblemCase(
      "duplicate JSON key", "{\"contract\": 1, \"contract\": 2}",
      "1:17: the object has this name twice | 1:2: the first one stands here", path: "c.json"),
    ProblemCase(
      "conflict markers", "<<<<<<< HEAD\na: 1\n=======\n",
      "1:1: a merge conflict was left here; decide for one of the two versions"),
    ProblemCase("unclosed", "contract: [a\n", "2:1: '[' is never closed | 1:11: '[' stands here"),
    ProblemCase(
      "wrong head", "contract: a/b\nversion: 1.0\nschema: 5\n",
      "1:11: 'a/b' is no contract name: letters, digits, '_', '-' and '.', a letter or digit first\n2:10: '1.0' is no version like 1.2.3\n3:9: 'schema' must be a JSON Schema, not a number"
    ),
    ProblemCase(
      "missing keys", "contract: a\nshema: {}\n",
      "1:1: key 'version' is missing\n1:1: key 'schema' is missing\n2:1: unknown key 'shema' (schema)"
    ),
    ProblemCase(
      "no name", "contract:\nversion: v1\nschema: true\n",
      "1:10: 'contract' must be a text, not null\n2:10: 'v1' is no version like 1.2.3"),
  ]

  static let readable = [
    ProblemCase(
      "unknown key", head + "evnts: [a]\nx-evnts: 1\n", "4:1: unknown key 'evnts' (events)"),
    ProblemCase(
      "wrong types", head + "owner: 5\nevents: {a: 1}\nstream: {}\nhistory: x\npolicy: []\n",
      "4:8: 'owner' must be a text, not a number\n5:9: 'events' must be a list of texts, not a mapping\n6:9: 'stream' must be a list, not a mapping\n7:10: 'history' must be a list, not a string\n8:9: 'policy' must be a mapping, not a list"
    ),
    ProblemCase(
      "elements", head + "events: [a, 1, a, '']\n",
      "4:13: 'events' must be a text, not a number\n4:16: 'a' stands twice in 'events' | 4:10: the first one stands here\n4:19: 'events' is empty"
    ),
    ProblemCase(
      "words",
      head + "stability: stabel\nformats: on\npolicy: { widening: big, narrowing: major }\n",
      "4:12: 'stability' is 'stabel', not one of draft, stable, deprecated (stable)\n5:10: 'formats' is 'on', not one of assert, annotate\n6:21: 'widening' is 'big', not one of none, patch, minor, major\n6:26: unknown key 'narrowing' in 'policy'"
    ),
    ProblemCase(
      "days", head + "sunset: 2026-02-30\n", "4:9: '2026-02-30' is no date like 2026-01-17"),
    ProblemCase(
      "history", head + "history:\n  - version: 1\n    lvel: major\n  - level: huge\n  - x\n",
      "5:14: '1' is no version like 1.2.3\n6:5: unknown key 'lvel' in 'history' (level)\n7:5: key 'version' is missing in 'history'\n7:12: 'level' is 'huge', not one of none, patch, minor, major\n8:5: 'history' must be a list of mappings, not a string"
    ),
    ProblemCase(
      "stream", head + "stream: [{field: /a}, x]\n",
      "4:10: key 'rule' is missing in 'stream'\n4:23: 'stream' must be a list of mappings, not a string"
    ),
  ]
}

struct ContractTests {
  @Test func `a contract is read whole`() throws {
    let (read, problems) = Contract.read(SourceFile(path: "c.yaml", text: fullContract))
    let contract = try #require(read)
    #expect(problems.isEmpty)
    #expect(contract.reference == "gameStateUpdate@1.0.0")
    #expect(contract.owner?.value == "VECTRA-PLAYER")
    #expect(contract.eventNames.map(\.value) == ["gameStateUpdate", "game.tick"])
    #expect(contract.stability?.value == .deprecated)
    #expect(contract.sunset?.value.description == "2026-06-30")
    #expect(contract.formats?.value == .assert)
    #expect(contract.policy[.widening]?.value == .minor)
    #expect(contract.location?.value.hasSuffix("*.parquet") == true)
    #expect(contract.sources.map(\.value) == ["src/models/events/game_state.py"])
    #expect(contract.reserved.map(\.value) == ["rugPoint"])
    #expect(contract.stream.map(\.rule.value) == ["consecutive"])
    #expect(contract.stream.first?.options["field"]?.string == "/tickCount")
    #expect(contract.schemaID?.value == "https://example.org/gameStateUpdate")
    let entry = try #require(contract.history.first)
    #expect(entry.version?.value == Version(1, 0, 0))
    #expect(entry.date?.value.description == "2026-01-17")
    #expect(entry.level?.value == .major)
    #expect(entry.changes.map(\.value) == ["first published version"])
    #expect(entry.migration?.value == "none")
  }

  @Test func `every place points into the file`() throws {
    let file = SourceFile(path: "c.yaml", text: "\u{feff}# \u{e9}\r\n" + fullContract)
    let contract = try #require(Contract.read(file).contract)
    func slice(_ span: SourceSpan) -> String {
      String(decoding: file.bytes[span.range], as: UTF8.self)
    }
    #expect(slice(contract.name.span) == "gameStateUpdate")
    #expect(slice(contract.version.span) == "1.0.0")
    #expect(contract.schema["properties"].map { slice($0.span).hasPrefix("gameId: {") } == true)
    #expect(contract.reserved.first.map { slice($0.span) } == "rugPoint")
  }

  @Test func `a JSON file is a contract as well`() throws {
    let text =
      #"{"contract": "a", "version": "1.0.0", "events": ["x/y"], "schema": {"const": 1.50}}"#
    let (contract, problems) = Contract.read(SourceFile(path: "a.json", text: text))
    #expect(problems.isEmpty)
    #expect(contract?.yaml == nil)
    #expect(contract?.schema["const"].map { String(decoding: $0.text, as: UTF8.self) } == "1.50")
  }

  @Test(arguments: ProblemCase.unreadable)
  func `what is no contract is told so`(_ example: ProblemCase) {
    let file = SourceFile(path: example.path, text: example.text)
    let (contract, problems) = Contract.read(file)
    #expect(contract == nil)
    #expect(told(problems, [file]) == example.expected)
  }

  @Test(arguments: ProblemCase.readable)
  func `a broken key is told and the rest is read`(_ example: ProblemCase) {
    let file = SourceFile(path: example.path, text: example.text)
    let (contract, problems) = Contract.read(file)
    #expect(contract?.name.value.text == "a")
    #expect(told(problems, [file]) == example.expected)
  }

  @Test(arguments: [true, false])
  func `a schema may be a boolean`(_ value: Bool) {
    let text = "contract: a\nversion: 1.0.0\nschema: \(value)\n"
    #expect(Contract.read(SourceFile(path: "a.yaml", text: text)).contract?.schema.bool == value)
  }
}
