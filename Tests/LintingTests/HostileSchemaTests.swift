import Findings
import Linting
import SourceText
import TestSupport
import Testing

struct HostileSchemaTests {
  static let texts: [(name: String, text: String)] = [
    ("many fields", object((0..<5_000).map { "\"f\($0)\": {\"type\": \"string\"}" })),
    (
      "many undeclared names",
      #"{"type": "object", "properties": {"a": {}}, "required": ["#
        + (0..<5_000).map { "\"r\($0)\"" }.joined(separator: ",") + "]}"
    ),
    (
      "a long enum",
      #"{"type": "string", "enum": ["# + (0..<20_000).map { "\"\($0)\"" }.joined(separator: ",")
        + "]}"
    ),
    (
      "a long chain of references",
      ##"{"$ref": "#/$defs/d0", "$defs": {"##
        + (0..<2_000).map { ##""d\##($0)": {"$ref": "#/$defs/d\##($0 + 1)"}"## }
        .joined(separator: ",") + #", "d2000": false}}"#
    ),
    (
      "branches by the thousand",
      #"{"oneOf": ["# + (0..<1_000).map { "{\"required\": [\"a\($0)\"]}" }.joined(separator: ",")
        + "]}"
    ),
    (
      "defaults by the thousand",
      object((0..<4_000).map { "\"f\($0)\": {\"type\": \"string\", \"default\": \($0)}" })
    ),
    (
      "deep",
      String(repeating: #"{"not": "#, count: 120) + "{}" + String(repeating: "}", count: 120)
    ),
  ]

  private static func object(_ members: [String]) -> String {
    #"{"type": "object", "properties": {"# + members.joined(separator: ",") + "}}"
  }

  @Test(arguments: texts.map(\.name))
  func `a schema made to take long does not`(_ name: String) throws {
    let text = try #require(Self.texts.first { $0.name == name }?.text)
    let time = processorTime {
      _ = lint(LintedCatalog([SourceFile(path: "x.json", text: text)]))
    }
    // Tests run unoptimised and beside each other; the real time is a hundredth of this.
    #expect(time < .seconds(10), "\(name): \(time)")
    print("\(name): \(time)")
  }
}
