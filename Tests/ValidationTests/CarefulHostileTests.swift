import JSONText
import Schemas
import TestSupport
import Testing
import Validation

/// Schemas and values that were made to keep a validator busy, or to overflow its stack.
struct CarefulHostileTests {
  /// Thirty levels of `allOf` that each name the next one twice: 2^30 ways to the end.
  @Test(arguments: ["allOf", "anyOf", "oneOf"])
  func `a schema that doubles at each level costs a visit a level`(_ keyword: String) throws {
    var definitions = (0..<30).map { level in
      ##""d\##(level)": {"\##(keyword)": [{"$ref": "#/$defs/d\##(level + 1)"}, {"$ref": "#/$defs/d\##(level + 1)"}]}"##
    }
    definitions.append(#""d30": {"type": "string"}"#)
    let schema = ##"{"$ref": "#/$defs/d0", "$defs": {\##(definitions.joined(separator: ","))}}"##
    let validator = try validator(schema)
    let wanted = keyword == "oneOf" ? CarefulValidator.Verdict.refused : .accepted
    let (text, number) = try (JSONDocument.read(#""x""#).root, JSONDocument.read("1").root)
    let time = processorTime {
      #expect(validator.verdict(on: text) == wanted)
      #expect(validator.verdict(on: number) == .refused)
      #expect(!validator.violations(in: number).isEmpty)
    }
    #expect(time < .seconds(1))
  }

  @Test func `alternatives that multiply end within the budget`() throws {
    // Each level tries the next one for two fields under two alternatives.
    let validator = try validator(
      """
      {"$ref": "#/$defs/n", "$defs": {"n": {"anyOf": [
        {"properties": {"a": {"$ref": "#/$defs/n"}, "b": {"$ref": "#/$defs/n"}}, "required": ["x"]},
        {"properties": {"a": {"$ref": "#/$defs/n"}, "b": {"$ref": "#/$defs/n"}}, "required": ["y"]},
        {"type": "integer"}]}}}
      """)
    let deep = String(repeating: #"{"a":"#, count: 60) + "1" + String(repeating: "}", count: 60)
    let value = try JSONDocument.read(deep).root
    let time = processorTime {
      #expect(validator.verdict(on: value) == .refused)
    }
    #expect(time < .seconds(1))
  }

  @Test func `a chain of thousands of references has no verdict and no crash`() throws {
    let chain = (0..<5_000).map { ##""d\##($0)": {"oneOf": [{"$ref": "#/$defs/d\##($0 + 1)"}]}"## }
    let text = """
      {"$ref": "#/$defs/d0", "$defs": {\(chain.joined(separator: ",")), "d5000": {}}}
      """
    let validator = try validator(text)
    #expect(try validator.verdict(on: JSONDocument.read("1").root) == .tooCostly)
  }

  @Test func `the deepest value through the deepest schema does not overflow the stack`() throws {
    let validator = try validator(
      """
      {"$ref": "#/$defs/n", "$defs": {"n": {"allOf": [{"$ref": "#/$defs/m"}]},
       "m": {"oneOf": [{"$ref": "#/$defs/o"}]},
       "o": {"additionalProperties": {"$ref": "#/$defs/n"}, "items": {"$ref": "#/$defs/n"}}}}
      """)
    let deep = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
    #expect(try validator.verdict(on: JSONDocument.read(deep).root) == .accepted)
  }

  @Test func `a dynamic cycle ends without a verdict`() throws {
    let validator = try validator(
      """
      {"$id": "https://example.com/outer", "$dynamicAnchor": "t", "$ref": "inner",
       "$defs": {"inner": {"$id": "inner", "$dynamicAnchor": "other",
         "$ref": "#/$defs/leaf",
         "$defs": {"leaf": {"$dynamicRef": "#t"}, "t": {"$dynamicAnchor": "t"}}}}}
      """)
    #expect(try validator.verdict(on: JSONDocument.read("1").root) == .tooCostly)
    #expect(try validator.violations(in: JSONDocument.read("1").root).map(\.kind) == [.tooCostly])
  }

  @Test func `a hundred thousand objects are told apart within two seconds`() throws {
    let items = (0..<100_000).map { #"{"id":\#($0),"name":"n"}"# }
    let value = try JSONDocument.read("[\(items.joined(separator: ","))]").root
    let validator = try validator(#"{"uniqueItems": true}"#)
    #expect(validator.accepts(value))
  }

  @Test(arguments: [
    ("0.01", "1e308", true), ("0.0001", "9007199254740993", true), ("0.01", "0.015", false),
    ("3", "1e1000000", false), ("1e-400", "1", true),
  ])
  func `multiples are exact`(_ divisor: String, _ number: String, _ isValid: Bool) throws {
    let validator = try validator("{\"multipleOf\": \(divisor)}")
    #expect(try validator.accepts(JSONDocument.read(number).root) == isValid)
  }

  @Test func `a hundred thousand faults are cut`() throws {
    let value = try JSONDocument.read("[" + String(repeating: "1,", count: 99_999) + "1]").root
    let faults = try validator(#"{"items": {"type": "string"}}"#).violations(in: value)
    #expect(faults.count == 10_000)
  }
}
