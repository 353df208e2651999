import Commands
import TestSupport
import Testing

/// `schema lint`.
struct LintCommandTests {
  static let trade = """
    contract: newTrade
    version: 1.0.0
    owner: game-server
    summary: A trade.
    schema:
      description: A trade.
      type: object
      required: [id, kind]
      properties:
        id: { description: Identifier., type: integer }
    history:
      - { version: 1.0.0, date: "2026-01-17", level: major, changes: [first], migration: none }

    """

  @Test func `findings are shown with the line, and the verdict comes first`() throws {
    let place = try Place(["schema.yaml": "", "contracts/newTrade.yaml": Self.trade])
    let run = place.run("lint")
    #expect(run.output.contains("contracts/newTrade.yaml:8:"))
    expectGolden(run.transcript, "commands/lint.txt")
  }

  @Test func `one broken file does not keep the others from being checked`() throws {
    let place = try Place([
      "contracts/newTrade.yaml": Self.trade, "contracts/tick.yaml": "contract: [tick\n",
    ])
    let run = place.run("lint")
    #expect(run.outcome == .findings)
    #expect(run.output.contains("contracts/newTrade.yaml:8:"))
    #expect(run.output.contains("contracts/tick.yaml:"))
  }

  @Test func `a path limits what is told`() throws {
    let place = try Place([
      "contracts/newTrade.yaml": Self.trade, "contracts/tick.yaml": "contract: [tick\n",
    ])
    #expect(!place.run("lint", "contracts/tick.yaml").output.contains("newTrade.yaml"))
    #expect(place.run("lint", "newTrade.yaml", in: "contracts").output.contains("newTrade.yaml:8:"))
    #expect(place.run("lint", "gone.yaml").outcome == .failure)
  }

  @Test func `safe fixes are applied and keep comments`() throws {
    let text = Self.trade.replacing(
      "required: [id, kind]", with: "required: [id, id] # as agreed")
    let place = try Place(["contracts/newTrade.yaml": text])
    #expect(place.run("lint").output.contains("schema lint --fix"))
    let run = place.run("lint", "--fix")
    #expect(run.output.contains("1 fixed"))
    #expect(place.text("contracts/newTrade.yaml")?.contains("required: [id] # as agreed") == true)
    #expect(place.run("lint", "--fix").output.contains("fixed") == false)
  }

  @Test func `no contracts are an error with a way on`() throws {
    expectGolden(try Place().run("lint").transcript, "commands/lint-nothing.txt")
  }

  @Test(arguments: [
    ("a rule that is off", "rules: { required-but-undeclared: off }\n", Outcome.clean),
    ("a milder rule", "rules: { required-but-undeclared: info }\n", .clean),
    (
      "a waiver", "waivers: [{ rule: required-but-undeclared, path: contracts, reason: old }]\n",
      .clean
    ),
    (
      "a waiver that has expired",
      "waivers: [{ rule: required-but-undeclared, reason: old, expires: \"2026-01-16\" }]\n",
      .findings
    ),
    (
      "a waiver on its last day",
      "waivers: [{ rule: required-but-undeclared, reason: old, expires: \"2026-01-17\" }]\n", .clean
    ),
    (
      "a waiver of another file",
      "waivers: [{ rule: required-but-undeclared, path: x, reason: y }]\n", .findings
    ),
    ("an unknown key", "rulez: {}\n", .findings),
    ("broken settings", "rules: {\n", .findings),
    ("nothing but a comment", "# nothing yet\n", .findings),
  ])
  func `settings decide what counts`(
    _ name: String, _ settings: String, _ outcome: Outcome
  ) throws {
    let place = try Place(["schema.yaml": settings, "contracts/newTrade.yaml": Self.trade])
    let run = place.run("lint")
    #expect(run.outcome == outcome, "\(run.transcript)")
  }

  @Test func `faults of settings are findings with a place`() throws {
    let place = try Place([
      "contracts/newTrade.yaml": Self.trade,
      "schema.yaml": """
      rulez: {}
      captures: { envelope: [] }
      rules: { missing-feild: off, wrong-type: loud }
      waivers:
        - { rule: required-but-undeclared }
        - { rule: missing-summary, reason: old }
        - { rule: missing-owner, reason: old, expires: "2025-01-01" }
      policy: { widening: small }

      """,
    ])
    expectGolden(place.run("lint", "schema.yaml").transcript, "commands/lint-settings.txt")
  }

  @Test func `an edited published version is found by its digest`() throws {
    let digest = #"{"digests": {"newTrade@1.0.0": "sha256:00"}}"#
    let place = try Place([
      "contracts/newTrade.yaml": Self.trade,
      "contracts/published/newTrade/1.0.0.yaml": Self.trade,
      "contracts/published/digests.json": digest,
    ])
    #expect(place.run("lint").output.contains("edited-published-file"))
  }
}
