import JSONText
import Schemas
import SourceText
import Testing
import Validation

/// What violations say, and that they never say what an event said.
struct CarefulMessageTests {
  struct Example: CustomTestStringConvertible, Sendable {
    var schema: String
    var value: String
    var said: [String]
    var testDescription: String { schema }

    init(_ schema: String, _ value: String, _ said: [String]) {
      self.schema = schema
      self.value = value
      self.said = said
    }
  }

  static let examples = [
    Example(
      #"{"type": ["string", "null"]}"#, #"{"a": 1, "secret@example.com": 2}"#,
      ["expected null or string, got object of 2 fields: {a, *}"]),
    Example(
      #"{"enum": ["BUY", "SELL"]}"#, #""buy""#,
      [
        "expected one of 'BUY', 'SELL', got string of 3 letters",
        "only the case differs from 'BUY'",
      ]
    ),
    Example(
      #"{"properties": {"tickCount": {}}, "required": ["tickCount"]}"#, #"{"tick": 1}"#,
      ["required field 'tickCount' is absent", "the field 'tick' is there instead"]),
    Example(
      #"{"properties": {"a": {}}, "additionalProperties": false}"#, #"{"b": 1}"#,
      ["field 'b' is not allowed here"]),
    Example(#"{"minimum": 0.5}"#, "0.25", ["expected at least 0.5, got a smaller number"]),
    Example(
      #"{"items": {"maxLength": 2}}"#, #"["abc"]"#,
      ["expected a string of at most 2 letters, got string of 3 letters"]),
    Example(
      #"{"uniqueItems": true}"#, "[1, 2, 1.0]",
      ["expected items that differ, got equal items at 0 and 2"]),
    Example(
      #"{"not": {"type": "string"}}"#, #""x""#,
      ["expected anything but string, got string of 1 letter"]),
    Example(
      """
      {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/SideBet"}],
       "$defs": {"SideBet": {"type": "object", "required": ["target", "betSize"]}}}
      """, #"{"betAmount": 1}"#,
      [
        "no branch matches: expected null or SideBet, got object of 1 field: {betAmount}",
        "closest is branch 2 (SideBet): required field 'target' is absent; "
          + "required field 'betSize' is absent",
      ]),
    Example(
      """
      {"oneOf": [
        {"title": "tick", "properties": {"type": {"const": "tick"}, "n": {"type": "integer"}}},
        {"title": "end", "properties": {"type": {"const": "end"}}}]}
      """, #"{"type": "tick", "n": "x"}"#,
      [
        "no branch matches: expected tick or end, got object of 2 fields: {type, n}",
        "its tag means branch 1 (tick): at /n: expected integer, got string of 1 letter",
      ]),
    Example(
      #"{"allOf": [{"properties": {"a": {}}}], "unevaluatedProperties": false}"#, #"{"b": 1}"#,
      ["field 'b' is not allowed here"]),
  ]

  @Test(arguments: examples)
  func `a violation says what was asked and the shape of what came`(_ example: Example) throws {
    let value = try JSONDocument.read(example.value).root
    let faults = try validator(example.schema).violations(in: value)
    let fault = try #require(faults.first)
    #expect([fault.message] + fault.notes == example.said)
  }

  @Test func `every fault is told at its own place`() throws {
    let faults = try validator(
      """
      {"properties": {"a": {"items": {"type": "string"}}, "b": {"$ref": "#/$defs/b"}},
       "allOf": [{"required": ["c"]}], "if": true, "then": {"maxProperties": 1},
       "$defs": {"b": {"minimum": 3}}}
      """
    ).violations(in: JSONDocument.read(#"{"a": ["x", 1, null], "b": 2}"#).root)
    #expect(
      faults.map { "\($0.pointer) \($0.keyword)" } == [
        "/a/1 type", "/a/2 type", "/b minimum", " required", " maxProperties",
      ])
    #expect(faults.map(\.pattern)[0] == "/a/*")
    #expect(faults.map(\.span.start) == [12, 15, 27, 0, 0])
  }
}

/// A validator for a schema that must have no problems.
func validator(_ schema: String, dialect: Dialect = .draft2020) throws -> CarefulValidator {
  let source = try SchemaSource(
    uri: "test:schema", path: nil, value: JSONDocument.read(schema).root)
  let reading = SchemaReader.read(source, options: SchemaReader.Options(dialect: dialect))
  #expect(reading.problems.filter(\.makesUnusable) == [])
  return CarefulValidator(reading.graph)
}
