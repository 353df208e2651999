import TestSupport
import Testing

@testable import Commands

/// `schema can-release` held to realms that were written by hand: a yes that overlooks somebody is
/// worse than none.
struct ReleaseVerdictTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var files: [String: String] = [:]
    /// What becomes of `tick` in 2.0.0.
    var tick = "{ type: string }"
    var more: [String] = []
    var word = "ping@2.0.0"
    var verdict: String
    /// What the answer says of it.
    var says = ""

    init(
      _ description: String, _ verdict: String, says: String = "", tick: String? = nil,
      more: [String] = [], word: String? = nil, _ files: [String: String] = [:]
    ) {
      testDescription = description
      self.verdict = verdict
      self.says = says
      self.files = files
      self.more = more
      if let tick { self.tick = tick }
      if let word { self.word = word }
    }
  }

  private static func ping(_ version: String, _ tick: String, _ keys: String = "") -> String {
    """
    contract: ping
    version: \(version)
    owner: player
    summary: A ping.
    events: [ping]
    \(keys)schema: { type: object, properties: { tick: \(tick), note: { type: string } } }

    """
  }

  private static func relying(
    _ uses: String, on name: String = "ping", range: String = ">=1.0.0 <2.0.0", more: String = ""
  ) -> String {
    "imports:\n  - { contract: \(name), range: \"\(range)\", uses: [\(uses)]\(more) }\n"
  }

  private static func record(_ result: String, _ more: String = "") -> String {
    #"{"consumer":"trainer","contract":"ping","version":"2.0.0","result":"\#(result)"\#(more)}"#
  }

  private static let binding = "realm/domains/game/bindings/trainer.yaml"
  private static let trial = "realm/verifications/t.json"
  private static let same = "{ type: integer }"
  private static let production = "realm/environments/production/trainer.yaml"
  private static let toProduction = ["--to", "production"]

  static let all = [
    Case("what it reads is retyped", "no", says: "/tick"),
    Case("it reads something else", "yes", [binding: relying("/note")]),
    Case(
      "a binding that is no YAML", "unknown", says: "bindings/trainer.yaml",
      [binding: "imports: ["]),
    Case("a binding with a misspelt key", "unknown", [binding: "import:\n  - ping\n"]),
    Case("a binding without a range", "unknown", [binding: "imports:\n  - { contract: ping }\n"]),
    Case(
      "a binding in a file that nobody reads", "unknown",
      [binding: "", "realm/domains/game/bindings/trainer.yml": relying("/tick")]),
    Case(
      "a pointer that is none, beside one that is", "unknown", [binding: relying("/note, \"/a~x\"")]
    ),
    Case("a trial that nobody can read", "unknown", tick: same, [trial: "{"]),
    Case(
      "it fails since it passed", "no", says: "failed",
      [
        "realm/verifications/a.json": record("fail", #","date":"2026-01-03""#),
        "realm/verifications/z.json": record("pass", #","date":"2026-01-02""#),
      ]),
    Case(
      "another text lies in the realm under this version", "unknown", says: "another meaning",
      tick: same, ["realm/domains/game/contracts/ping/2.0.0.yaml": ping("2.0.0", "{}")]),
    Case(
      "the working copy was changed without a version", "no", word: "ping@1.0.0",
      ["contracts/ping.yaml": ping("1.0.0", "{ type: string }")]),
    Case(
      "it is imported by another of its names", "no",
      [
        binding: relying("/tick", on: "game.tick"),
        "contracts/ping.yaml": ping("2.0.0", "{ type: string }", "aliases: [game.tick]\n"),
      ]),
    Case(
      "another repository offers another one of its name", "yes",
      [
        binding: relying("/note"),
        "realm/domains/art/domain.yaml": "members: [painter]\n",
        "realm/domains/art/contracts/ping/1.0.0.yaml": ping("1.0.0", same),
        "realm/domains/art/bindings/trainer.yaml": "exports: [ping]\n",
        "realm/domains/art/bindings/painter.yaml": relying("/tick"),
      ]),
    Case(
      "new values come, and nobody says how they are taken", "unknown", says: "profile",
      tick: "{ enum: [a, b, c] }",
      [
        "realm/domains/game/contracts/ping/1.0.0.yaml": ping("1.0.0", "{ enum: [a, b] }")
      ]),
    Case(
      "new values come, and are passed over", "yes", tick: "{ enum: [a, b, c] }",
      [
        "realm/domains/game/contracts/ping/1.0.0.yaml": ping("1.0.0", "{ enum: [a, b] }"),
        binding: relying("/tick", more: ", profile: tolerant"),
      ]),
    Case(
      "what it runs there is not recorded", "unknown", says: "not recorded", tick: same,
      more: toProduction, [production: "contracts: { pong: 1.0.0 }\n"]),
    Case(
      "another revision passed than runs there", "no", says: "bbbbbbb", more: toProduction,
      [
        production: "contracts: { ping: 1.0.0 }\nrevision: aaaaaaa\n",
        trial: record("pass", #","revision":"bbbbbbb""#),
      ]),
    Case(
      "the revision that runs there passed", "yes", more: toProduction,
      [
        production: "contracts: { ping: 1.0.0 }\nrevision: aaaaaaabbbbb\n",
        trial: record("pass", #","revision":"aaaaaaa""#),
      ]),
    Case(
      "what shows the trial is another file by now", "no", says: "test.log",
      [
        "trainer/test.log": "other",
        trial: record(
          "pass",
          #","evidence":{"path":"test.log","digest":"sha256:\#(String(repeating: "0", count: 64))"}"#
        ),
      ]),
    Case(
      "it came into the realm today, whatever its history says", "no",
      says: "the grace period ends on", word: "ping@2.0.0",
      [
        "contracts/ping.yaml": ping("2.0.0", "{ type: string }") + history,
        "realm/domains/game/contracts/ping/2.0.0.yaml": ping("2.0.0", "{ type: string }") + history,
        "realm/realm.yaml":
          "name: rugs\ngovernance: { breaking_changes: { grace_period_days: 14 } }\n",
      ]),
  ]

  private static let history =
    "history: [{ version: 2.0.0, date: 2025-01-17, level: major, changes: [x], migration: none }]\n"

  private func place(_ example: Case) throws -> Place {
    let files = [
      "schema.yaml": "repository: player\nrealm: { name: rugs, path: realm }\n",
      "contracts/ping.yaml": Self.ping("2.0.0", example.tick),
      "realm/realm.yaml": "name: rugs\nenvironments: [production]\n",
      "realm/repos/player.yaml": "name: player\n",
      "realm/repos/trainer.yaml": "path: ../trainer\n", "trainer/schema.yaml": "",
      "realm/domains/game/domain.yaml": "members: [player, trainer]\n",
      "realm/domains/game/contracts/ping/1.0.0.yaml": Self.ping("1.0.0", Self.same),
      "realm/domains/game/bindings/player.yaml": "exports: [ping]\n",
      Self.binding: Self.relying("/tick"),
    ].merging(example.files) { $1 }
    let place = try Place(files.filter { !$0.value.isEmpty || $0.key.hasPrefix("trainer") })
    place.folder.run(
      "cd realm && git init -q -b main && git add -A && git -c user.name=t -c user.email=t@t.t "
        + "commit -q -m realm")
    return place
  }

  @Test(arguments: all)
  func `a yes is one, whatever a realm holds`(_ example: Case) throws {
    let run = try place(example).run(
      words: ["can-release", example.word, "--format", "json"] + example.more)
    #expect(run.output.contains("\"verdict\": \"\(example.verdict)\",\n  \"exit\""), "\(run)")
    #expect(run.output.contains(example.says), "\(run.transcript)")
  }
}
