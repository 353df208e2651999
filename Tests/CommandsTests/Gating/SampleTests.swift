import JSONText
import TestSupport
import Testing

struct SampleTests {
  /// A plan whose evidence shows something, and the contracts it is held to.
  private func findings(_ evidence: String, gate: String = "") throws -> [String] {
    let plan = """
      # Plan

      ### Phase A: Ticks ✅ VERIFIED (2026-01-10)

      **Gate Verification Evidence (2026-01-10):**

      Source: captures/a.jsonl

      \(evidence)

      \(gate)
      """
    let place = try gatePlace(plan)
    try place.write(
      contractText(
        "tick", "2.0.0",
        schema: """
          {type: object, required: [n], properties: {n: {type: integer, minimum: 0}, \
          id: {type: string, pattern: "^g-"}}}
          """, extra: "events: [tick]\n"), to: "contracts/tick.yaml")
    try place.write(
      contractText(
        "tick", "1.0.0",
        schema: "{type: object, properties: {n: {type: string}}}", extra: "events: [tick]\n"),
      to: "contracts/published/tick/1.0.0.yaml")
    let run = place.run("gate", "--format", "json")
    let all = try JSONDocument.read(run.output).root["findings"]
    return all?.elements.filter { $0["rule"]?.string == "GE208" }
      .compactMap { $0["message"]?.string } ?? []
  }

  private func fence(_ lines: String) -> String { "```json\n\(lines)\n```" }

  @Test func `an event that its contract takes is no finding`() throws {
    #expect(
      try findings(fence(#"{"event": "tick", "data": {"n": 4, "id": "g-1"}}"#)) == [])
    #expect(try findings("```\ntick n=4 id=g-1\n```") == [])
  }

  @Test func `an event that its contract refuses is told with what is wrong`() throws {
    #expect(try findings(fence(#"{"event": "tick", "data": {"n": -4}}"#)).count == 1)
    #expect(try findings(fence(#"{"event": "tick", "data": {"id": "g-1"}}"#)).count == 1)
    #expect(try findings("```\ntick n=-4 id=x-1\n```").count == 2)
  }

  @Test func `lines, arrays and objects over lines are all events`() throws {
    let lines = """
      {"event": "tick", "data": {"n": 1}}
      {"event": "tick", "data": {"n": "two"}}
      """
    #expect(try findings(fence(lines)).count == 1)
    #expect(
      try findings(fence("[\n\(lines.split(separator: "\n").joined(separator: ",\n"))\n]")).count
        == 1)
    #expect(
      try findings(fence("{\n  \"event\": \"tick\",\n  \"data\": {\n    \"n\": 1.5\n  }\n}")).count
        == 1)
  }

  @Test func `an event without a contract, and JSON with parts left out, is not judged`() throws {
    #expect(try findings(fence(#"{"event": "trade", "data": {"n": "x"}}"#)) == [])
    #expect(try findings(fence("{\"event\": \"tick\", \"data\": {\"n\": -1, ...}}")) == [])
  }

  @Test func `a payload alone is held to the event that the evidence speaks of`() throws {
    #expect(try findings("**Evidence:** one tick\n\n" + fence(#"{"id": "g-1"}"#)) == [])
    #expect(try findings("**Evidence:** one tick\n\n" + fence(#"{"id": "x-1"}"#)).count == 1)
  }

  @Test func `evidence of an earlier version is held to that version`() throws {
    let gate = """
      ```yaml gate
      checks:
        - { field: n, requirement: "> 0", value: 4 }
      bound_contracts: { tick: 1.0.0 }
      ```
      """
    #expect(try findings(fence(#"{"event": "tick", "data": {"n": "4"}}"#), gate: gate) == [])
    #expect(try findings(fence(#"{"event": "tick", "data": {"n": 4}}"#), gate: gate).count == 1)
    #expect(try findings(fence(#"{"event": "tick", "data": {"n": "4"}}"#)).count == 1)
  }
}
