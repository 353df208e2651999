import JSONText
import Schemas
import TestSupport
import Testing
import Validation

/// A name that comes twice is seen on the fast way however many names there are, and wherever.
struct DuplicateNameTests {
  @Test(arguments: [2, 3, 24, 25, 26, 100, 511, 512, 513, 3_000])
  func `a name that comes twice makes a record malformed`(_ count: Int) throws {
    for (first, second) in pairs(below: count) {
      let names = (0..<count).map { $0 == second ? first : $0 }
      #expect(try malformed(names) == placements.count, "\(first) and \(second) of \(count)")
    }
  }

  @Test(arguments: [1, 24, 25, 512, 3_000])
  func `names that come once are not held for twins`(_ count: Int) throws {
    #expect(try malformed(Array(0..<count)) == 0)
  }

  @Test func `the names of other objects do not count`() throws {
    let inner = object(Array(0..<40))
    let records = [
      #"{"k0": \#(inner), "k1": \#(inner), "k2": [\#(inner), \#(inner)]}"#,
      #"{"free": {"k0": \#(inner), "k1": {"k0": \#(inner)}}}"#,
      #"{"choice": {"k1": {"k0": 1}, "stop": 1, "k2": 1}, "k0": 1}"#,
    ]
    #expect(try outcome(records).malformed == 0)
  }

  /// Where an object of many names may stand: unknown, free, described, tried by branches.
  private let placements: [(String) -> String] = [
    { $0 }, { #"{"free": \#($0)}"# }, { #"{"free": [{"k0": 1}, \#($0)], "k1": 2}"# },
    { #"{"more": \#($0)}"# }, { #"{"choice": \#($0)}"# }, { #"{"k1": {"k1": {"k1": \#($0)}}}"# },
  ]

  private func malformed(_ names: [Int]) throws -> Int {
    try outcome(placements.map { $0(object(names)) }).malformed
  }

  private func outcome(_ records: [String]) throws -> CheckOutcome {
    let schema = try JSONDocument.read(
      #"""
      {"properties": {
        "free": true, "more": {"type": "object", "properties": {"a": {"type": "string"}}},
        "choice": {"anyOf": [
          {"properties": {"stop": {"type": "string"}, "k0": {"type": "string"}}},
          {"additionalProperties": {"type": ["object", "integer"]}}]}}}
      """#
    ).root
    let graph = SchemaReader.read(SchemaSource(uri: "test:x", path: "x", value: schema)).graph
    let text = Array(records.map { $0 + "\n" }.joined().utf8)
    let both = try #require(BothWays(graph, lines: text))
    #expect(both.differences.isEmpty, "\(both.differences)")
    return both.fast
  }

  private func object(_ names: [Int]) -> String {
    "{" + names.map { #""k\#($0)": \#($0)"# }.joined(separator: ", ") + "}"
  }

  private func pairs(below count: Int) -> [(Int, Int)] {
    Array(Set([0, count / 2 - 1, count - 2])).filter { $0 >= 0 }.flatMap { first in
      Array(Set([first + 1, count - 1])).map { (first, $0) }
    }
  }
}
