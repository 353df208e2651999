import Contracts
import Evolution
import Findings
import JSONText
import Schemas
import SourceText
import TestSupport
import Testing

struct ComparisonTests {
  @Test func `a change in a shared definition is told once with all that use it`() throws {
    let changes = try comparison(
      """
      {"old": {"properties": {"home": {"$ref": "#/$defs/team"}, "away": {"$ref": "#/$defs/team"},
         "past": {"items": {"$ref": "#/$defs/team"}}},
         "$defs": {"team": {"type": "object", "properties": {"score": {"type": "number"}}}}},
       "new": {"properties": {"home": {"$ref": "#/$defs/team"}, "away": {"$ref": "#/$defs/team"},
         "past": {"items": {"$ref": "#/$defs/team"}}},
         "$defs": {"team": {"type": "object", "properties": {"score": {"type": "integer"}}}}}}
      """
    ).changes
    #expect(changes.count == 1)
    #expect(changes.first?.pointer == "/home/score")
    #expect(changes.first?.users == ["/home/score", "/away/score", "/past/*/score"])
    #expect(changes.first?.new?.pointer == "/$defs/team/properties/score/type")
  }

  @Test func `a witness is a whole event that one side takes and the other refuses`() throws {
    let changes = try comparison(
      """
      {"old": {"type": "object", "required": ["bets", "at"], "properties": {"at": {"type": "string"},
         "bets": {"type": "array", "minItems": 2, "items": {"type": "object", "required": ["coin"],
           "properties": {"coin": {"const": "SOL"}, "amount": {"type": "number"}}}}}},
       "new": {"type": "object", "required": ["bets", "at"], "properties": {"at": {"type": "string"},
         "bets": {"type": "array", "minItems": 2, "items": {"type": "object", "required": ["coin"],
           "properties": {"coin": {"const": "SOL"}, "amount": {"type": "integer"}}}}}}}
      """
    ).changes
    #expect(changes.map(\.pointer) == ["/bets/*/amount"])
    let witness = try #require(changes.first?.backward.witness)
    #expect((witness["bets"]?.count ?? 0) >= 2)
    #expect(witness["at"] != nil)
    #expect(witness["bets"]?.elements.contains { $0["amount"]?.isInteger == false } == true)
  }

  static let silent: [(String, String, String)] = [
    (
      "a part moves into a definition",
      ##"{"properties": {"a": {"type": "object", "properties": {"b": {"type": "string"}}}}}"##,
      ##"{"properties": {"a": {"$ref": "#/$defs/x"}}, "$defs": {"x": {"type": "object", "properties": {"b": {"$ref": "#/$defs/y"}}}, "y": {"type": ["string"]}}}"##
    ),
    (
      "the order of everything",
      ##"{"required": ["a", "b"], "properties": {"a": {"enum": [1, 2]}, "b": {"type": ["null", "string"]}}}"##,
      ##"{"properties": {"b": {"type": ["string", "null"]}, "a": {"enum": [2, 1]}}, "required": ["b", "a"]}"##
    ),
    (
      "a schema is cut into allOf",
      ##"{"type": "object", "properties": {"a": {"type": "string", "minLength": 1}}, "required": ["a"]}"##,
      ##"{"allOf": [{"type": "object"}, {"properties": {"a": {"type": "string"}}}, {"required": ["a"]}, {"properties": {"a": {"minLength": 1}}}]}"##
    ),
    (
      "an optional object is spelled as a choice",
      ##"{"properties": {"a": {"type": ["object", "null"], "properties": {"b": {"minimum": 1, "type": "integer"}}}}}"##,
      ##"{"properties": {"a": {"anyOf": [{"$ref": "#/$defs/a"}, {"type": "null"}]}}, "$defs": {"a": {"type": "object", "properties": {"b": {"exclusiveMinimum": 0, "type": "integer"}}}}}"##
    ),
    (
      "a bound on what can never be there", ##"{"properties": {"a": {"type": "string"}}}"##,
      ##"{"properties": {"a": {"type": "string", "minimum": 3, "items": {"type": "string"}}}}"##
    ),
    (
      "a part that no event can have", ##"{"properties": {"a": false}}"##,
      ##"{"properties": {"a": {"allOf": [false, {"type": "string"}]}}}"##
    ),
    (
      "draft-07 becomes 2020-12",
      ##"{"type": "array", "items": [{"type": "string"}], "additionalItems": false}"##,
      ##"{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "array", "prefixItems": [{"type": "string"}], "items": false}"##
    ),
  ]

  @Test(arguments: silent.map(\.0))
  func `what means the same is no change`(_ name: String) throws {
    let row = try #require(Self.silent.first { $0.0 == name })
    let comparison = compare(
      try compared(row.1, dialect: row.1.contains("additionalItems") ? .draft7 : .draft2020),
      try compared(row.2))
    let rest = comparison.changes.filter { $0.kind != .dialectChanged }
    #expect(rest.isEmpty, "\(rest.map(line))")
    #expect(comparison.level == .none)
    #expect(comparison.backward.isProved && comparison.forward.isProved)
  }

  @Test func `a field that went and one that came alike may be one, which is only noted`() throws {
    let comparison = try comparison(
      """
      {"old": {"properties": {"rugPoint": {"type": "number", "minimum": 1}, "at": {"type": "string"}}},
       "new": {"properties": {"rugpoint": {"type": "number", "minimum": 1}, "at": {"type": "string"}}}}
      """)
    let gone = comparison.changes.first { $0.kind == .fieldRemoved }
    let added = comparison.changes.first { $0.kind == .fieldAdded }
    #expect(gone?.rename?.pointer == "/rugpoint" && added?.rename?.pointer == "/rugPoint")
    #expect(gone?.rename?.support == ["same shape", "similar name"])
    #expect(gone?.notes == ["may have been renamed to 'rugpoint': same shape and similar name"])
    #expect(comparison.level == .major)
  }

  @Test func `two candidates for one name are no guess`() throws {
    let changes = try comparison(
      """
      {"old": {"properties": {"a": {"type": "number"}}},
       "new": {"properties": {"xx": {"type": "number"}, "yy": {"type": "number"}}}}
      """
    ).changes
    #expect(changes.allSatisfy { $0.rename == nil })
  }

  @Test func `events that carried the name make an added field a break`() throws {
    var comparison = try comparison(
      #"{"old": {"type": "object"}, "new": {"type": "object", "properties": {"b": {"type": "integer"}}}}"#
    )
    #expect(comparison.level == .patch)
    comparison.observe(.init(rejected: 0, of: 510), ofChangeAt: 0)
    #expect(comparison.level == .patch)
    comparison.observe(.init(rejected: 3, of: 510), ofChangeAt: 0)
    #expect(comparison.level == .major && comparison.changes[0].level == .major)
  }

  @Test(arguments: Magnitude.allCases)
  func `the policy says what widening asks for`(_ level: Magnitude) throws {
    var policy = ChangePolicy()
    policy.widening = level
    let comparison = compare(
      try compared(#"{"enum": ["a"]}"#), try compared(#"{"enum": ["a", "b"]}"#), policy: policy)
    #expect(comparison.level == level)
  }

  @Test func `the name of a change survives other words and places`() throws {
    let first = try comparison(
      #"{"old": {"properties": {"a": {"enum": ["x"]}}}, "new": {"properties": {"a": {"enum": ["x", "y"]}}}}"#
    )
    let second = try comparison(
      """
      {"old": {"properties": {"a": {"enum": ["x"]}}},
       "new": {"title": "moved", "properties": {"a": {"$ref": "#/$defs/v"}},
         "$defs": {"v": {"enum": ["x", "y"]}}}}
      """)
    let ids = second.changes.filter { $0.kind == .valueAdded }.map(\.id)
    #expect(first.changes.map(\.id) == ids)
  }

  @Test func `a finding shows the events and its place`() throws {
    let comparison = try comparison(
      #"{"old": {"properties": {"a": {"type": "number"}}}, "new": {"properties": {"a": {"type": "string"}}}}"#
    )
    let findings = comparison.findings { path, span in
      Place(path: path, position: Position(line: 1, column: span.start))
    }
    let finding = try #require(findings.first)
    #expect(finding.rule == ChangeRules.rule(for: .typeChanged).id && finding.severity == .error)
    #expect(finding.place?.path == "new.json" && finding.pointer == "/a")
    #expect(
      finding.notes.contains { $0.hasPrefix("an event that was valid and no longer is: {\"a\":") })
    #expect(
      finding.notes.contains { $0.hasPrefix("an event that was not valid and now is: {\"a\":") })
  }
}
