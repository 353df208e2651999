import Commands
import Testing

/// What the settings mean for `schema validate`.
struct ValidateSettingsTests {
  private static let contract = """
    contract: tick
    version: 1.0.0
    schema: { type: object, required: [price] }

    """

  private func run(_ settings: String, _ event: String, _ words: String...) throws -> Place.Run {
    try Place([
      "schema.yaml": settings, "contracts/tick.yaml": Self.contract, "c.jsonl": event + "\n",
    ]).run(words: ["validate", "c.jsonl"] + words)
  }

  private static let event = #"{"event": "tick", "data": {"tick": 3}}"#

  @Test func `envelopes are taken from the settings`() throws {
    let event = #"{"kind": "tick", "body": {"tick": 3}}"#
    #expect(try run("", event).output.contains("EV005"))
    let settings = "captures: { envelopes: [{ type: /kind, payload: /body }] }\n"
    #expect(try run(settings, event).output.contains("EV101"))
  }

  @Test(arguments: [
    ("", Outcome.findings), ("rules: { missing-field: off }\n", .clean),
    ("rules: { EV101: warning }\n", .clean), ("fail_on: never\n", .clean),
    ("waivers: [{ rule: EV101, reason: known }]\n", .clean),
    ("waivers: [{ rule: EV101, reason: known, path: other }]\n", .findings),
    ("rulez: {}\n", .failure),
  ])
  func `rules, waivers and fail_on decide what counts`(
    _ settings: String, _ outcome: Outcome
  ) throws {
    let run = try run(settings, Self.event)
    #expect(run.outcome == outcome, "\(run.transcript)")
  }

  @Test func `a flag comes before the settings`() throws {
    #expect(try run("fail_on: never\n", Self.event, "--fail-on", "error").outcome == .findings)
  }
}
