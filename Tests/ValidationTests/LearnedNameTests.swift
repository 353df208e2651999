import JSONText
import Schemas
import TestSupport
import Testing
import Validation

/// What a walker remembers of names that no site lists changes how fast they are met again, and
/// nothing else.
struct LearnedNameTests {
  @Test(arguments: 0..<40)
  func `names that come again count as in the careful way`(_ seed: Int) throws {
    var chance = SeededGenerator(seed: UInt64(seed))
    var records = (0..<200).map { _ in object(&chance, depth: 0) }
    // In one order, as recorders write them, and then in another.
    records += [records[0], records[1], records[1], records[0], records[0]]
    let both = try #require(try outcome(records))
    #expect(both.differences.isEmpty, "\(both.differences)")
  }

  @Test(arguments: [
    #"{"new": 1, "new": 2}"#, #"{"new": 1, "new" : 2}"#, #"{"new" : 1, "new": 2}"#,
    #"{"p1": 1, "p1": 2}"#, #"{"p1" : 1, "p1": 2}"#, #"{"p1": 1, "p1" : 2}"#,
    #"{"map": {"key": 1, "key": 2}}"#, #"{"map": {"key": 1, "key" : 2}}"#,
    #"{"here": {"new": 1, "new": 2}}"#, #"{"new": 1, "n\u0065w": 2}"#,
    #"{"choice": {"new": 1, "new": 2}}"#, #"{"12": 1, "12": 2}"#,
  ])
  func `a learned name that comes twice makes a record malformed`(_ record: String) throws {
    let known = #"{"new": 1, "p1": 1, "map": {"key": 1}, "here": {"new": 1}, "there": {"new": 1}}"#
    let both = try #require(try outcome([known, known, known, record, known]))
    #expect(both.differences.isEmpty, "\(both.differences)")
    #expect(both.fast.malformed == 1)
  }

  @Test func `more names than are learned are counted all the same`() throws {
    let names = (0..<3_000).map { #"{"p\#($0)": \#($0), "map": {"k\#($0)": 1}}"# }
    let both = try #require(try outcome(names + names.reversed()))
    #expect(both.differences.isEmpty, "\(both.differences)")
    #expect(both.fast.subjects.first?.invalid == 0)
  }

  private func object(_ chance: inout SeededGenerator, depth: Int) -> String {
    var names = Self.names.filter { _ in Int.random(in: 0..<3, using: &chance) == 0 }
    if Int.random(in: 0..<4, using: &chance) == 0 { names.reverse() }
    if Int.random(in: 0..<20, using: &chance) == 0, let name = names.first { names.append(name) }
    let members = names.map { name in
      let colon = Int.random(in: 0..<8, using: &chance) == 0 ? " :" : ":"
      return "\"\(name)\"\(colon) \(value(&chance, depth: depth + 1))"
    }
    return "{" + members.joined(separator: ", ") + "}"
  }

  private func value(_ chance: inout SeededGenerator, depth: Int) -> String {
    switch Int.random(in: 0..<(depth < 3 ? 8 : 5), using: &chance) {
    case 0: "null"
    case 1: "1.5"
    case 2: #""text""#
    case 3: "true"
    case 4: "-7"
    case 5: "[\(value(&chance, depth: depth + 1))]"
    default: object(&chance, depth: depth)
    }
  }

  private static let names = [
    "known", "map", "here", "there", "choice", "new", "newer", "p1", "p22", "x", "",
    "a name of twenty-one.", "a name of twenty-two..", "a name that is too long to be compared",
    "1234", "20260117-47e4ce4b896cdd1d", #"with \" quote"#, "ünï", "closed",
  ]

  private func outcome(_ records: [String]) throws -> BothWays? {
    let schema = try JSONDocument.read(
      #"""
      {
        "$defs": {"part": {"properties": {"known": {"type": "integer"}}}},
        "properties": {
          "known": {"type": ["integer", "null"]}, "here": {"$ref": "#/$defs/part"},
          "there": {"$ref": "#/$defs/part"},
          "map": {"additionalProperties": {"$ref": "#/$defs/part"}},
          "closed": {"properties": {"x": true}, "additionalProperties": false},
          "choice": {"anyOf": [
            {"properties": {"x": {"type": "string"}}, "required": ["x"]},
            {"properties": {"known": {"type": "boolean"}}}]}},
        "patternProperties": {"^p[0-9]+$": {"type": ["number", "object"], "properties": {"x": true}}}
      }
      """#
    ).root
    let graph = SchemaReader.read(SchemaSource(uri: "test:x", path: "x", value: schema)).graph
    return BothWays(graph, lines: Array(records.map { $0 + "\n" }.joined().utf8))
  }
}
