import Commands
import JSONText
import TestSupport
import Testing
import Workspace

struct PublishCommandTests {
  @Test func `the first version is frozen, recorded, and the manifest made`() throws {
    let place = try Place(["schema.yaml": "", "contracts/tick.yaml": Tick.contract()])
    let run = place.run("publish")
    #expect(run.outcome == .clean)
    expectGolden(run.transcript, "commands/publish.txt")
    #expect(place.text("contracts/published/tick/1.0.0.yaml") == Tick.contract())
    let digest = "sha256:" + Digest.sha256Text(Array(Tick.contract().utf8))
    #expect(
      place.text("contracts/published/digests.json") == """
        {
          "digests": {
            "tick@1.0.0": "\(digest)"
          },
          "format": "schema-digests/1",
          "manifest": "1.0.0"
        }

        """)
    #expect(
      place.text("manifests/schema_version.json") == """
        {
          "last_updated": "2026-01-17T00:00:00Z",
          "version": "1.0.0"
        }

        """)
  }

  @Test func `publishing twice changes nothing`() throws {
    let place = try Tick.place(Tick.contract())
    let before = place.snapshot()
    let run = place.run("publish")
    #expect(run.outcome == .clean)
    #expect(run.output.contains("1 published already"))
    #expect(place.snapshot() == before)
  }

  @Test func `a dry run writes nothing`() throws {
    let place = try Place(["schema.yaml": "", "contracts/tick.yaml": Tick.contract()])
    let before = place.snapshot()
    let run = place.run("publish", "--dry-run")
    #expect(run.output.contains("contracts/published/tick/1.0.0.yaml"))
    #expect(run.output.contains("1 to publish"))
    #expect(place.snapshot() == before)
  }

  @Test func `shared shapes are taken along, and a later change of them does not reach back`()
    throws
  {
    let place = try Place([
      "schema.yaml": "",
      "contracts/shared/game.yaml": "$defs: { id: { type: string }, unused: {} }\n",
      "contracts/tick.yaml":
        "contract: tick\nversion: 1.0.0\nowner: me\nschema:\n  type: object\n  properties: { id: { $ref: \"shared/game.yaml#/$defs/id\" } }\n",
    ])
    #expect(place.run("publish").outcome == .clean)
    #expect(place.text("contracts/published/tick/1.0.0.yaml")?.contains("unused") == false)
    #expect(place.run("bump").outcome == .clean)
    try place.write("$defs: { id: { type: integer } }\n", to: "contracts/shared/game.yaml")
    let run = place.run("bump")
    #expect(run.outcome == .findings)
    #expect(run.output.contains("2.0.0"))
  }

  @Test func `one failing contract keeps all from being published`() throws {
    let place = try Tick.place(Tick.contract(fields: Tick.by, required: "[at, by]"))
    try place.write(
      "contract: other\nversion: 1.0.0\nowner: me\nschema: { type: object }\n",
      to: "contracts/other.yaml")
    let before = place.snapshot()
    let run = place.run("publish")
    #expect(run.outcome == .findings)
    #expect(run.output.contains("nothing was published"))
    #expect(place.snapshot() == before)
    #expect(place.run("publish", "other").outcome == .clean)
  }

  @Test func `drafts are left out unless they are named`() throws {
    let place = try Place([
      "schema.yaml": "",
      "contracts/tick.yaml": Tick.contract("0.1.0", keys: "stability: draft\n")
        .replacing("version: 1.0.0, date", with: "version: 0.1.0, date"),
    ])
    #expect(place.run("publish").output.contains("a draft is published by name"))
    #expect(place.text("contracts/published/tick/0.1.0.yaml") == nil)
    #expect(place.run("publish", "tick").outcome == .clean)
    #expect(place.text("contracts/published/tick/0.1.0.yaml") != nil)
    #expect(place.text("manifests/schema_version.json")?.contains("0.1.0") == true)
  }

  @Test(arguments: [
    ("malformed", "{\"digests\": {", "unusable-digests"),
    (
      "of a newer format", "{\"format\": \"schema-digests/2\", \"digests\": {}}", "schema-digests/2"
    ),
    ("with a merge in it", "{\n<<<<<<< ours\n=======\n>>>>>>> theirs\n}\n", "sides of a merge"),
  ])
  func `a record that cannot be read is refused and never reset`(
    _ name: String, _ text: String, _ words: String
  ) throws {
    let place = try Tick.place(Tick.contract("1.0.1", history: "  - { version: 1.0.1 }\n"))
    try place.write(text, to: "contracts/published/digests.json")
    let before = place.snapshot()
    for command in ["publish", "bump", "lint"] {
      let run = place.run(command)
      #expect(run.outcome == .findings)
      #expect(run.output.contains(words), "\(run.transcript)")
    }
    #expect(place.snapshot() == before)
  }

  @Test func `another content under a published number is found`() throws {
    let place = try Tick.place(Tick.contract())
    // Another branch published its own 1.0.1, and the merge lost the line in the record.
    try place.write(
      Tick.contract("1.0.1", history: "  - { version: 1.0.1, level: patch }\n"),
      to: "contracts/published/tick/1.0.1.yaml")
    try place.write(
      Tick.contract("1.0.1", fields: Tick.by, history: "  - { version: 1.0.1, level: patch }\n"),
      to: "contracts/tick.yaml")
    let run = place.run("publish")
    #expect(run.outcome == .findings)
    #expect(run.output.contains("reused-version"))
    #expect(run.output.contains("unrecorded-published-version"))
  }

  @Test func `an edited published file is nothing to publish on`() throws {
    let place = try Tick.place(
      Tick.contract("1.0.1", history: "  - { version: 1.0.1, level: none }\n"))
    try place.write(
      Tick.contract(fields: Tick.by), to: "contracts/published/tick/1.0.0.yaml")
    let run = place.run("publish")
    #expect(run.outcome == .findings)
    #expect(run.output.contains("edited-published-file"))
  }

  @Test func `what an interrupted run left is taken back by the next`() throws {
    let place = try Tick.place(
      Tick.contract("1.0.1", fields: Tick.by, history: "  - { version: 1.0.1, level: patch }\n"))
    // Killed between the files and the record: a journal, a frozen file of another content, and
    // one that belongs to a contract that is not published any more.
    let left = Tick.contract("1.0.1", history: "  - { version: 1.0.1, level: none }\n")
    try place.write(left, to: "contracts/published/tick/1.0.1.yaml")
    try place.write("gone", to: "contracts/published/gone/1.0.0.yaml")
    let digests = [left, "gone"].map { "sha256:" + Digest.sha256Text(Array($0.utf8)) }
    try place.write(
      """
      {"contracts/published/tick/1.0.1.yaml": "\(digests[0])",
       "contracts/published/gone/1.0.0.yaml": "\(digests[1])", "../../schema.yaml": "x"}
      """, to: "contracts/published/.publishing.json")
    let run = place.run("publish", "tick")
    #expect(run.outcome == .clean, "\(run.transcript)")
    #expect(place.text("contracts/published/tick/1.0.1.yaml") == place.text("contracts/tick.yaml"))
    #expect(place.text("contracts/published/gone/1.0.0.yaml") == nil)
    #expect(place.text("contracts/published/.publishing.json") == nil)
    #expect(place.run("lint").outcome == .clean)
  }

  @Test(.enabled(if: !isRoot))
  func `a folder that cannot be written to leaves everything as it was`() throws {
    let place = try Tick.place(
      Tick.contract("1.0.1", history: "  - { version: 1.0.1, level: none }\n"))
    place.folder.run("chmod 500 contracts/published/tick")
    let before = place.text("contracts/published/digests.json")
    let run = place.run("publish")
    #expect(run.outcome == .failure)
    #expect(run.errors.contains("permission denied"))
    #expect(place.text("contracts/published/digests.json") == before)
  }

  @Test func `a manifest that cannot be read stops everything`() throws {
    let place = try Tick.place(
      Tick.contract("1.0.1", history: "  - { version: 1.0.1, level: none }\n"))
    try place.write("{\"version\": 1}", to: "manifests/schema_version.json")
    let before = place.snapshot()
    for words in [["publish"], ["bump", "--write"], ["lint"]] {
      let run = place.run(words: words)
      #expect(run.output.contains("unusable-version-manifest"), "\(run.transcript)")
    }
    #expect(place.snapshot() == before)
  }

  @Test func `a manifest that was left behind is moved by the next publication`() throws {
    let place = try Tick.place(
      Tick.contract("1.0.1", history: "  - { version: 1.0.1, level: none }\n"))
    let manifest = place.text("manifests/schema_version.json") ?? ""
    #expect(place.run("bump").output.contains("manifest-behind-contracts"))
    #expect(place.run("publish").outcome == .clean)
    #expect(place.text("manifests/schema_version.json")?.contains("1.0.1") == true)
    // As after a crash between the record and the manifest.
    try place.write(manifest, to: "manifests/schema_version.json")
    #expect(place.run("lint").output.contains("manifest-behind-contracts"))
    #expect(place.run("publish").outcome == .clean)
    #expect(place.text("manifests/schema_version.json")?.contains("1.0.1") == true)
    #expect(place.run("lint").outcome == .clean)
  }

  @Test func `the environment has to agree with the manifest`() throws {
    let place = try Tick.place(Tick.contract())
    let variables = ["SCHEMA_SCHEMA_VERSION": "0.9.0", "SCHEMA_EMBEDDING_MODEL": "m"]
    for command in ["bump", "publish", "lint"] {
      let run = place.run(command, variables: variables)
      #expect(run.outcome == .findings)
      #expect(run.output.contains("schema-version-disagreement"))
      #expect(run.output.contains("embedding-model-disagreement"))
    }
  }

  @Test func `a contract that is gone before its sunset is found`() throws {
    let place = try Tick.place(Tick.contract())
    place.folder.run("rm contracts/tick.yaml")
    try place.write(
      "contract: other\nversion: 1.0.0\nowner: me\nschema: { type: object }\n",
      to: "contracts/other.yaml")
    let run = place.run("bump", "--format", "json")
    #expect(run.outcome == .findings)
    #expect(run.output.contains("contract 'tick' is gone"))
  }
}

extension Place {
  /// What stands in the folder: names and contents.
  func snapshot() -> String {
    folder.run(
      "find . -type f -not -name '*.lock' -not -name '.listing' | sort | xargs sha256sum > .listing"
    )
    return text(".listing") ?? ""
  }
}
