import Drift
import JSONText
import Schemas
import Testing

/// What captures show against a contract.
struct DriftNoteTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var schema: String
    var events: [String]
    var expected: String
  }

  static let cases: [Case] = [
    Case(
      testDescription: "an undeclared field",
      schema: #"{"properties": {"a": {"type": "integer"}}}"#,
      events: many { #"{"a": \#($0), "b": "x\#($0)"}"# },
      expected:
        "undeclared-field /b: the contract does not declare this field: string, in all 60 objects"),
    Case(
      testDescription: "another type, with its share",
      schema: #"{"properties": {"a": {"type": "integer"}}, "required": ["a"]}"#,
      events: many { $0 % 6 == 0 ? #"{"a": "x"}"# : #"{"a": \#($0)}"# },
      expected:
        "undeclared-type /a: the contract says integer, captures say integer 83 %, string 17 %"),
    Case(
      testDescription: "a required field that is missing at times",
      schema: #"{"properties": {"a": {"type": "integer"}}, "required": ["a"]}"#,
      events: many { $0 % 3 == 0 ? "{}" : #"{"a": \#($0)}"# },
      expected: "sometimes-missing /a: required field is missing in 33 % of the objects"),
    Case(
      testDescription: "a rename by a like name",
      schema: #"{"properties": {"tick": {"type": "integer"}}}"#,
      events: many { #"{"tickCount": \#($0)}"# },
      expected:
        "rename /tickCount: 'tick' never came; this field has a like name and type and is in all 60 objects: renamed?"
    ),
    Case(
      testDescription: "a value that the enum does not list",
      schema: #"{"properties": {"s": {"enum": ["BUY", "SELL"]}}, "required": ["s"]}"#,
      events: many { $0 % 2 == 0 ? #"{"s": "BUY"}"# : #"{"s": "buy"}"# },
      expected: "undeclared-value /s: the contract does not list 'buy'"),
    Case(
      testDescription: "a price that is always 1.0",
      schema: #"{"properties": {"p": {"type": "number"}}, "required": ["p"]}"#,
      events: many { _ in #"{"p": 1.0}"# },
      expected: "masked-default /p: always 1 in 60 values: is it known at all?"),
    Case(
      testDescription: "a bound that does not hold",
      schema: #"{"properties": {"p": {"type": "number", "minimum": 5}}, "required": ["p"]}"#,
      events: many { #"{"p": \#($0)}"# },
      expected: "outside-bounds /p: numbers go down to 0; the contract says 5"),
    Case(
      testDescription: "nothing, where references and branches declare all",
      schema: #"""
        {"anyOf": [{"$ref": "#/$defs/a"}, {"properties": {"b": {"type": "string"}}}],
         "$defs": {"a": {"properties": {"a": {"type": "integer"}}}}}
        """#, events: many { $0 % 2 == 0 ? #"{"a": \#($0)}"# : #"{"b": "t\#($0)"}"# },
      expected: ""),
  ]

  private static func many(_ payload: (Int) -> String) -> [String] { (0..<60).map(payload) }

  @Test(arguments: cases)
  func `a profile is compared with a contract`(_ example: Case) throws {
    let profile = profile(example.events.map { event($0) })
    let source = SchemaSource(
      uri: "file:///s.json", path: nil, value: try JSONDocument.read(example.schema).root)
    let notes = drift(
      of: try #require(profile.events["e"]), against: SchemaReader.read(source).graph)
    let words = notes.map { "\($0.kind.rawValue) \($0.pointer): \($0.message)" }
    if example.expected.isEmpty {
      #expect(words.isEmpty)
    } else {
      #expect(words.contains(example.expected), "\(words)")
    }
  }

  @Test func `the day on which a field came is told`() throws {
    let lines = (0..<60).map {
      event(
        $0 < 30 ? #"{"a": \#($0)}"# : #"{"a": \#($0), "b": 1}"#,
        time: "2026-01-\($0 < 30 ? "16" : "17")T09:00:00Z")
    }
    let schema = #"{"properties": {"a": {"type": "integer"}, "b": {"type": "integer"}}}"#
    let source = SchemaSource(
      uri: "file:///s.json", path: nil, value: try JSONDocument.read(schema).root)
    let notes = drift(
      of: try #require(profile(lines).events["e"]), against: SchemaReader.read(source).graph)
    let message = "field came first on 2026-01-17; its events began on 2026-01-16"
    #expect(notes.contains { $0.kind == .changedOverTime && $0.message == message })
  }
}
