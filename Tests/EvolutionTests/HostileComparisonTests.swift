import Contracts
import Evolution
import JSONText
import Schemas
import TestSupport
import Testing

/// Pairs that are made to cost, to trap or to mislead.
struct HostileComparisonTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var old: String
    var new: String

    init(_ name: String, _ old: String, _ new: String) {
      testDescription = name
      self.old = old
      self.new = new
    }

    static func nested(_ depth: Int, _ inner: String) -> String {
      String(repeating: #"{"properties": {"a": "#, count: depth) + inner
        + String(repeating: "}}", count: depth)
    }

    static func branches(_ count: Int, _ type: String) -> String {
      let branches = (0..<count).map { number in
        #"{"properties": {"k": {"const": \#(number)}, "x": {"type": "\#(type)"}}, "required": ["k"]}"#
      }
      return #"{"type": "object", "oneOf": [\#(branches.joined(separator: ", "))]}"#
    }

    static let all = [
      Case(
        "a schema that refers to itself alone", ##"{"$ref": "#"}"##,
        ##"{"allOf": [{"$ref": "#"}], "type": "object"}"##),
      Case(
        "two that refer to each other",
        ##"{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}"##,
        #"{"type": "string"}"#),
      Case(
        "a tree with new leaves",
        ##"{"properties": {"l": {"$ref": "#"}, "r": {"$ref": "#"}, "v": {"type": "number"}}}"##,
        ##"{"properties": {"l": {"$ref": "#"}, "r": {"$ref": "#"}, "v": {"type": "string"}}}"##),
      Case(
        "sets of schemas that grow on the way down",
        ##"{"$ref": "#/$defs/a", "$defs": {"a": {"properties": {"x": {"allOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/b"}]}}}, "b": {"properties": {"x": {"$ref": "#/$defs/a"}, "y": {"type": "number"}}}}}"##,
        ##"{"$ref": "#/$defs/a", "$defs": {"a": {"properties": {"x": {"allOf": [{"$ref": "#/$defs/b"}, {"$ref": "#/$defs/a"}]}}}, "b": {"properties": {"x": {"$ref": "#/$defs/a"}, "y": {"type": "string"}}}}}"##
      ),
      Case("deep nesting", nested(40, #"{"type": "number"}"#), nested(40, #"{"type": "string"}"#)),
      Case("many branches", branches(60, "number"), branches(61, "string")),
      Case(
        "enormous bounds", #"{"type": "array", "minItems": 100000}"#,
        #"{"type": "array", "minItems": 100001, "items": {"type": "string", "maxLength": 1000000000}}"#
      ),
      Case(
        "an enormous tuple position",
        #"{"maxProperties": 9223372036854775807, "maximum": 1e999999}"#,
        #"{"maxProperties": 9223372036854775806, "maximum": -1e999999}"#),
      Case(
        "patterns beyond regular ones", #"{"type": "string", "pattern": "^(a+)\\1$"}"#,
        #"{"type": "string", "pattern": "^(?=a)(a+)\\1$"}"#),
      Case(
        "a dynamic reference",
        ##"{"$dynamicRef": "#n", "$defs": {"a": {"$dynamicAnchor": "n", "type": "string"}}}"##,
        ##"{"$dynamicRef": "#n", "$defs": {"a": {"$dynamicAnchor": "n", "type": "number"}}}"##),
      Case("nothing at all", "false", "false"),
      Case("everything", "true", "false"),
      Case(
        "names that only look alike", "{\"properties\": {\"é\": {\"type\": \"string\"}}}",
        "{\"properties\": {\"e\u{301}\": {\"type\": \"string\"}}}"),
    ]
  }

  @Test(arguments: Case.all)
  func `a comparison ends and says nothing untrue`(_ example: Case) throws {
    var budget = ContainmentQuestion.Budget()
    budget.steps = 20_000
    let comparison = compare(
      try compared(example.old), try compared(example.new), budget: budget)
    ChangePropertyTests.check(comparison, example.testDescription)
    let same = compare(
      try compared(example.new), try compared(example.new), budget: budget)
    #expect(same.changes.isEmpty, "\(same.changes.map(line))")
  }

  @Test func `thousands of changed fields are all told`() throws {
    func schema(_ type: String) -> String {
      let fields = (0..<1500).map { #""f\#($0)": {"type": "\#(type)"}"# }
      return #"{"type": "object", "properties": {\#(fields.joined(separator: ", "))}}"#
    }
    let comparison = compare(try compared(schema("string")), try compared(schema("number")))
    #expect(comparison.changes.count == 1500)
    #expect(comparison.changes.allSatisfy { $0.level == .major })
  }
}
