import JSONText
import Schemas
import Testing
import Validation

/// Whether a place holds fields or the keys of a map is told by its events, not by who read them.
struct UnknownNameLimitTests {
  @Test func `names of events that break off do not make a map of a place`() throws {
    let broken = (0..<1_000).map { #"{"broken\#($0)": 1, "a": }"# }
    let sound = (0..<200).map { #"{"field\#($0)": 1}"# }
    let outcome = try #require(try outcome(of: broken + sound + broken + sound))
    let place = try #require(outcome.subjects.first?.unknown[""])
    #expect(outcome.malformed == 2_000)
    #expect(!place.isMap)
    #expect(place.fields.count == 200)
    #expect(place.keys == nil)
    #expect(place.fields.values.allSatisfy { $0.events == 2 })
  }

  @Test(arguments: [255, 256, 257, 600])
  func `two halves of a capture make the same of a place as the whole`(_ names: Int) throws {
    var lines = (0..<names).map { #"{"field\#($0)": 1, "field\#(($0 + 1) % names)": ""}"# }
    for broken in 0..<300 { lines.insert(#"{"broken\#(broken)": 1, }"#, at: broken) }
    let whole = try #require(try outcome(of: lines))
    var halves = try #require(try outcome(of: Array(lines.prefix(400))))
    halves.add(try #require(try outcome(of: Array(lines.dropFirst(400)))), keeping: 3)
    let (one, two) = (whole.subjects.first?.unknown[""], halves.subjects.first?.unknown[""])
    #expect(one?.isMap == (names > 256))
    #expect(two?.isMap == one?.isMap)
    #expect(two?.total.events == one?.total.events)
    #expect(two?.total.occurrences == one?.total.occurrences)
    if names <= 256 {
      #expect(two?.fields.mapValues(\.events) == one?.fields.mapValues(\.events))
    }
  }

  private func outcome(of lines: [String]) throws -> CheckOutcome? {
    let schema = try JSONDocument.read(#"{"properties": {"a": {"type": "integer"}}}"#).root
    let graph = SchemaReader.read(SchemaSource(uri: "test:x", path: "x", value: schema)).graph
    let subject = CheckPlan.Subject(name: "subject", version: nil, graph: graph)
    return BothWays.run(
      CheckPlan(documentsOf: subject), Array(lines.map { $0 + "\n" }.joined().utf8))
  }
}
