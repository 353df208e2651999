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

  /// `validate` and `lint` read contracts and what they refer to in the same way.
  @Test(arguments: ["validate c.jsonl", "lint"])
  func `the settings limit how large contracts and shared schemas may be`(
    _ words: String
  ) throws {
    let line = "# a comment that takes room\n"
    let large = String(repeating: line, count: (4 << 20) / line.utf8.count + 1)
    for (limit, fits) in [("", false), ("8 MiB", true), ("1 KiB", false)] {
      let place = try Place([
        "schema.yaml": limit.isEmpty ? "" : "limits: { document: \(limit) }\n",
        "contracts/tick.yaml": Self.contract + large,
        "c.jsonl": #"{"event": "tick", "data": {"price": 3}}"# + "\n",
      ])
      let run = place.run(words: words.split(separator: " ").map { String($0) })
      #expect((run.outcome != .failure) == fits, "\(limit): \(run.transcript)")
      #expect(run.transcript.contains("is larger than the limit") != fits)
    }
  }

  @Test func `a shared schema that is too large is told where it is referred to`() throws {
    let large = "# " + String(repeating: "x", count: 2_000) + "\ntype: object\n"
    let contract = "contract: tick\nversion: 1.0.0\nschema: { $ref: ../shared/game.yaml }\n"
    for (limit, outcome) in [("1 KiB", Outcome.findings), ("4 KiB", .clean)] {
      let place = try Place([
        "schema.yaml": "limits: { document: \(limit) }\nmin_severity: error\n",
        "contracts/tick.yaml": contract, "shared/game.yaml": large,
      ])
      let run = place.run("lint")
      #expect(run.outcome == outcome, "\(run.transcript)")
    }
  }

  @Test func `a flag comes before the settings`() throws {
    #expect(try run("fail_on: never\n", Self.event, "--fail-on", "error").outcome == .findings)
  }
}
