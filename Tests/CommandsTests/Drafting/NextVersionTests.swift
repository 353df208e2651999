import Commands
import TestSupport
import Testing

/// Next versions of contracts that stand, drafted from captures.
struct NextVersionTests {
  /// A contract with comments, and one thing said in each of the ways that captures may go against.
  static let contract = """
    contract: e  # the name
    version: 1.0.0
    owner: us
    summary: One event.
    schema:
      type: object
      required:
        - id  # always there
        - at
      properties:
        # who it is
        id: { type: string, maxLength: 4 }
        at: { type: integer, minimum: 0 }
        side:
          enum: [buy, sell]
        old: { const: a }
        note: { type: string }
        deep:
          anyOf:
            - type: "null"
            - $ref: "#/$defs/deep"
      $defs:
        deep:
          type: object
          required: [x]
          properties:
            x: { type: number }

    """

  static func place(_ payloads: [String]) throws -> Place {
    try Place([
      "contracts/e.yaml": contract, "schema.yaml": "",
      "c.jsonl": payloads.map(line).joined(),
    ])
  }

  private static func line(_ payload: String) -> String {
    #"{"event": "e", "ts": "2026-01-17T09:05:00Z", "data": \#(payload)}"# + "\n"
  }

  @Test func `what captures show is added, and comments and layout stay`() throws {
    let place = try Self.place(
      (0..<60).map { number in
        let side = ["buy", "sell", "hold"][number % 3]
        let at = number % 4 == 0 ? "" : #", "at": \#(number - 5)"#
        let note = number % 2 == 0 ? "null" : #""n\#(number)""#
        return ##"{"id": "k\##(number)xyz"\##(at), "side": "\##(side)", "note": \##(note), "##
          + ##""old": "b", "deep": {"y": "t\##(number)"}, "news": {"a": \##(number)}}"##
      })
    let run = place.run("draft", "c.jsonl", "--write")
    #expect(run.outcome == .clean, "\(run.errors)")
    expectGolden(run.output + (place.text("contracts/e.yaml") ?? ""), "drafts/next-version.yaml")
    let check = place.run("validate", "c.jsonl", "--no-ledger", "--fail-on", "warning")
    #expect(check.outcome == .clean, "\(check.output)")
  }

  @Test func `a rare thing is a mistake and changes nothing`() throws {
    let place = try Self.place(
      (0..<200).map { number in
        number == 77
          ? #"{"id": 7, "side": "hold", "odd": 1}"# : #"{"id": "a", "at": 1, "side": "buy"}"#
      })
    let run = place.run("draft", "c.jsonl")
    #expect(run.output.isEmpty)
    for words in [
      "/at was missing in 1 of 200", "/id was integer in 1 of 200 (c.jsonl:78)",
      "/side was 'hold' in 1 of 200", "/odd was there in 1 of 200",
    ] {
      #expect(run.errors.contains(words), "\(run.errors)")
    }
  }

  @Test func `a published contract gets version and history`() throws {
    let place = try Self.place(
      (0..<30).map { #"{"id": "a", "at": \#($0), "side": "buy", "extra": \#($0)}"# })
    #expect(place.run("publish").outcome == .clean)
    let run = place.run("draft", "c.jsonl", "--write")
    #expect(run.output.contains("e 1.0.0 -> 1.0.1: 1 change, level patch"), "\(run.output)")
    #expect(place.text("contracts/e.yaml")?.contains("version: 1.0.1") == true)
    #expect(place.run("bump").outcome == .clean)
    #expect(place.run("lint", "--fail-on", "error").outcome == .clean)
  }

  @Test func `a profile drafts the same next version as its captures`() throws {
    let place = try Self.place(
      (0..<40).map { #"{"id": "a", "at": \#($0), "more": [\#($0), 2], "side": "buy"}"# })
    #expect(place.run("profile", "c.jsonl", "--words", "-o", "p.json").outcome == .clean)
    let (one, other) = (place.run("draft", "c.jsonl"), place.run("draft", "--profile", "p.json"))
    #expect(one.output.contains("more:\n      type: array"))
    func contract(_ text: String) -> String {
      text.split(separator: "\n").filter { !$0.hasPrefix("#") }.joined(separator: "\n")
    }
    #expect(contract(one.output) == contract(other.output))
  }

  @Test func `support stands beside new lines on demand`() throws {
    let place = try Self.place(
      (0..<40).map { #"{"id": "a", "at": \#($0), "more": \#($0), "side": "buy"}"# })
    let run = place.run("draft", "c.jsonl", "--explain")
    #expect(run.output.contains("more:  # 40 of 40; 0 to 39; 40 values"), "\(run.output)")
  }

  @Test func `diff tells what it would take`() throws {
    let place = try Self.place(
      (0..<40).map { #"{"id": "long-\#($0)", "at": -1, "side": "buy", "more": \#($0)}"# })
    let run = place.run("diff", "c.jsonl", "--save-profile", "p.json", width: 200)
    #expect(run.output.contains("what e@1.0.0 would take: 3 changes, level minor"), "\(run.output)")
    #expect(run.output.contains("/more  optional field: integer (40 of 40): patch"))
    #expect(
      run.output.contains("numbers go down to -1, 100 % of them outside; the contract says 0"))
    #expect(run.output.contains("some have 7 letters, 100 % of them outside; the contract says 4"))
    #expect(place.text("p.json")?.contains("schema-profile/1") == true)
    let json = place.run("diff", "c.jsonl", "--format", "json").output
    #expect(
      json.contains(#""effect": "optional-field-added""#)
        || json.contains(#""effect":"optional-field-added""#))
    #expect(json.contains("draft"))
  }
}
