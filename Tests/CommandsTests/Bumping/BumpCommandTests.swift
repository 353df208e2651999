import Commands
import JSONText
import TestSupport
import Testing

/// A contract with one published version, and what becomes of its schema.
enum Tick {
  /// With comments and an own layout, which have to survive.
  static func contract(
    _ version: String = "1.0.0", fields: String = "", required: String = "[at]",
    keys: String = "", history: String = ""
  ) -> String {
    """
    # What the server sends.
    contract: tick
    version: \(version)   # moves with the changes
    owner: game-server
    summary: A tick.
    \(keys)schema:
        type: object
        required: \(required)
        properties:
            at: { type: integer, minimum: 0 } # milliseconds
    \(fields)history:   # oldest first
      - { version: 1.0.0, date: "2026-01-01", level: major, changes: [first], migration: none }
    \(history)# the end

    """
  }

  /// A folder in which 1.0.0 is published, and something else stands.
  static func place(_ working: String, published: String = contract()) throws -> Place {
    let place = try Place(["schema.yaml": "", "contracts/tick.yaml": published])
    let run = place.run("publish")
    #expect(run.outcome == .clean, "\(run.transcript)")
    try place.write(working, to: "contracts/tick.yaml")
    return place
  }

  static let by = "        by: { type: string, default: nobody }\n"
}

struct BumpCommandTests {
  @Test func `nothing changed and nothing to say`() throws {
    let place = try Tick.place(Tick.contract())
    let run = place.run("bump")
    #expect(run.outcome == .clean)
    expectGolden(run.transcript, "commands/bump-clean.txt")
  }

  @Test func `what is too small is told with the reasons`() throws {
    let place = try Tick.place(Tick.contract("1.0.1", fields: Tick.by, required: "[at, by]"))
    let run = place.run("bump")
    #expect(run.outcome == .findings)
    expectGolden(run.transcript, "commands/bump-too-small.txt")
  }

  @Test func `programs get a row for each contract`() throws {
    let place = try Tick.place(Tick.contract(fields: Tick.by, required: "[at, by]"))
    let run = place.run("bump", "--format", "json")
    let root = try JSONDocument.read(run.output).root
    let row = try #require(root["contracts"]?[index: 0])
    #expect(row["name"]?.string == "tick")
    #expect(row["previous"]?.string == "1.0.0")
    #expect(row["declared"]?.string == "1.0.0")
    #expect(row["required"]?.string == "minor")
    #expect(row["next"]?.string == "1.1.0")
    #expect(row["ok"]?.bool == false)
    #expect(row["changes"]?.count ?? 0 > 0)
  }

  @Test func `write sets version, history, migration and manifest, and keeps the rest`() throws {
    let place = try Tick.place(Tick.contract(fields: Tick.by, required: "[at, by]"))
    let run = place.run("bump", "--write")
    #expect(run.outcome == .clean, "\(run.transcript)")
    expectGolden(place.text("contracts/tick.yaml") ?? "", "commands/bump-written.yaml")
    let manifest = place.text("manifests/schema_version.json") ?? ""
    #expect(manifest.contains("\"version\": \"1.1.0\""))
    let before = place.text("contracts/tick.yaml")
    let again = place.run("bump", "--write")
    #expect(again.outcome == .clean, "\(again.transcript)")
    #expect(place.text("contracts/tick.yaml") == before)
    #expect(place.text("manifests/schema_version.json") == manifest)
    #expect(place.run("publish").outcome == .clean)
    #expect(place.text("contracts/published/tick/1.1.0.yaml") == before)
    #expect(place.text("manifests/schema_version.json") == manifest)
  }

  @Test func `what stored events get is asked for where nobody can know it`() throws {
    let place = try Tick.place(
      Tick.contract(fields: "        by: { type: string }\n", required: "[at, by]"))
    let run = place.run("bump", "--write")
    #expect(run.outcome == .findings)
    #expect(run.output.contains("missing-migration"))
    let text = place.text("contracts/tick.yaml") ?? ""
    #expect(text.contains("migration: \"to be written: what stored events get for /by\""))
    try place.write(
      text.replacing("\"to be written: what stored events get for /by\"", with: "filled by hand"),
      to: "contracts/tick.yaml")
    #expect(place.run("bump").outcome == .clean)
  }

  @Test func `a history that is newest first stays so`() throws {
    let older =
      "  - { version: 0.9.0, date: \"2025-01-01\", level: none, changes: [draft], migration: none }\n"
    let place = try Tick.place(
      Tick.contract(fields: "        z: true\n", history: older),
      published: Tick.contract(history: older))
    #expect(place.run("bump", "--write").outcome == .clean)
    let text = place.text("contracts/tick.yaml") ?? ""
    let parts = text.split(separator: "version: 1.0.1\n    date")
    #expect(parts.count == 2 && parts[1].contains("{ version: 1.0.0"))
  }

  @Test func `a removed name is proposed for the reserved ones, and reserved by write`() throws {
    let place = try Tick.place(
      Tick.contract(keys: "reserved: [old]\n"),
      published: Tick.contract(fields: Tick.by, keys: "reserved: [old]\n"))
    #expect(place.run("bump").output.contains("unreserved-removed-name"))
    let run = place.run("bump", "--write")
    #expect(run.outcome == .clean, "\(run.transcript)")
    let text = place.text("contracts/tick.yaml") ?? ""
    #expect(text.contains("reserved: [old, by]\n"))
    #expect(place.run("bump", "--write").outcome == .clean)
    #expect(place.text("contracts/tick.yaml") == text)
    try place.write(
      text.replacing("at: {", with: "by: { type: integer }\n        at: {"),
      to: "contracts/tick.yaml")
    #expect(place.run("lint").output.contains("reserved-name-in-use"))
  }

  @Test func `a break names what its consumers run`() throws {
    let broken = Tick.contract().replacing("at: { type: integer", with: "at: { type: string")
    let place = try Tick.place(broken)
    let run = place.run("bump", "--write")
    #expect(run.output.contains("missing-rebuild-command"))
    let text = place.text("contracts/tick.yaml") ?? ""
    #expect(text.contains("version: 2.0.0 "))
    try place.write("rebuild: { indexer: make index }\n", to: "schema.yaml")
    #expect(place.run("bump").outcome == .clean)
    try place.write("", to: "schema.yaml")
    try place.write(
      text.replacing(
        "level: major\n    changes", with: "level: major\n    rebuild: {}\n    changes"),
      to: "contracts/tick.yaml")
    #expect(place.run("bump").outcome == .clean)
  }

  @Test(arguments: [
    ("goes back", "0.9.0", "version-goes-back"), ("skips", "1.0.2", "skipped-version"),
    ("another build", "1.0.0+b", "reused-version"), ("no version", "1.0", "version-not-semver"),
  ])
  func `versions that will not do are errors`(
    _ name: String, _ version: String, _ slug: String
  ) throws {
    let place = try Tick.place(Tick.contract(version))
    let run = place.run("bump")
    #expect(run.outcome == .findings)
    #expect(run.output.contains(slug), "\(run.transcript)")
    #expect(place.run("publish").outcome == .findings)
  }

  @Test func `a version that is needlessly large is a note`() throws {
    let place = try Tick.place(
      Tick.contract("1.1.0", history: "  - { version: 1.1.0, level: none }\n"))
    let run = place.run("bump")
    #expect(run.outcome == .clean)
    #expect(run.output.contains("needlessly-large-version"))
  }

  @Test func `a contract that goes back is not written to`() throws {
    let place = try Tick.place(Tick.contract("0.9.0", fields: Tick.by))
    let before = place.text("contracts/tick.yaml")
    let run = place.run("bump", "--write")
    #expect(run.errors.contains("was not written: its version is behind the published '1.0.0'"))
    #expect(place.text("contracts/tick.yaml") == before)
  }

  @Test func `names choose contracts, and a misspelt one is an error`() throws {
    let place = try Tick.place(Tick.contract(fields: Tick.by))
    try place.write(
      "contract: other\nversion: 1.0.0\nowner: me\nschema: { type: object }\n",
      to: "contracts/other.yaml")
    #expect(!place.run("bump", "other").output.contains("tick"))
    let run = place.run("bump", "tik")
    #expect(run.outcome == .failure)
    #expect(run.errors.contains("did you mean 'tick'?"))
  }

  @Test func `what could not be told is no verdict, and the safer level is said`() throws {
    let pattern = { (text: String) in
      Tick.contract("1.0.1", history: "  - { version: 1.0.1, level: patch }\n")
        .replacing("type: integer, minimum: 0", with: "type: string, pattern: \"\(text)\"")
    }
    let place = try Tick.place(
      pattern("^(?:aa)+$"),
      published: pattern(#"^(a+)\\1$"#).replacing("version: 1.0.1", with: "version: 1.0.0"))
    let run = place.run("bump", "--format", "json")
    #expect(run.outcome == .unknown, "\(run.transcript)")
    #expect(run.output.contains("unproved-level"))
    #expect(run.output.contains("\"next\": \"2.0.0\""))
    #expect(place.run("publish").outcome == .unknown)
    #expect(place.text("contracts/published/tick/1.0.1.yaml") == nil)
    // Whatever else fails comes first.
    try place.write(
      "contract: other\nversion: x\nschema: { type: object }\n", to: "contracts/other.yaml")
    #expect(place.run("bump").outcome == .findings)
  }

  @Test func `a contract in JSON stays JSON`() throws {
    let text = { (version: String, required: String) in
      """
      {
        "contract": "tick", "version": "\(version)", "owner": "me",
        "schema": {"type": "object", "required": \(required),
          "properties": {"at": {"type": "integer"}, "by": {"const": "x"}}}
      }

      """
    }
    let place = try Place(["schema.yaml": "", "contracts/tick.json": text("1.0.0", "[\"at\"]")])
    #expect(place.run("publish").outcome == .clean)
    try place.write(text("1.0.0", "[\"at\", \"by\"]"), to: "contracts/tick.json")
    let run = place.run("bump", "--write")
    #expect(run.outcome == .clean, "\(run.transcript)")
    let root = try JSONDocument.read(place.text("contracts/tick.json") ?? "").root
    #expect(root["version"]?.string == "1.1.0")
    let step = root["history"]?[index: 0]?["migration"]?[index: 0]
    #expect(step?["const"]?.string == "x")
    #expect(place.run("publish").outcome == .clean)
  }

  @Test func `no contracts are an error with a way on`() throws {
    let run = try Place().run("bump")
    #expect(run.outcome == .failure)
    #expect(run.errors.contains("there are no contracts in 'contracts'"))
  }
}
