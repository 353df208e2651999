import Commands
import TestSupport
import Testing
import Workspace

/// A repository that is set up in one command.
struct InitCommandTests {
  private static let capture = "Fixtures/captures/good/2025-12-12-style.jsonl"

  @Test func `an empty folder becomes a git repository with all that is needed`() throws {
    let place = try Place()
    place.folder.run("mkdir player")
    let run = place.run("init", "--no-hooks", in: "player")
    #expect(run.outcome == .clean, "\(run.transcript)")
    #expect(place.folder.run("git -C player rev-parse --git-dir >/dev/null") == 0)
    let settings = try #require(place.text("player/schema.yaml"))
    #expect(settings.contains("\nrepository: player\n"))
    #expect(place.text("player/contracts/README.md") != nil)
    #expect(place.text("player/manifests/unknown_fields.json")?.contains("player") == true)
    #expect(run.output.contains("next: schema draft CAPTURE... --write"))
  }

  @Test func `every key of the settings is explained, and every example can be read`() throws {
    let place = try Place()
    _ = place.run("init", "--no-hooks")
    let settings = try #require(place.text("schema.yaml"))
    for key in SettingsKey.allCases where key != .repository {
      let example = key.example.split(separator: "\n").map { "# \($0)\n" }.joined()
      #expect(settings.contains(example))
    }
    let again = try Place(["schema.yaml": settings, "contracts/tick.yaml": Tick.contract()])
    let lint = again.run("lint", "--format", "json")
    #expect(!lint.output.contains("schema.yaml\""), "\(lint.output)")
  }

  @Test func `editors find the schemas of what was written`() throws {
    let place = try Place(["day.jsonl": try #require(PackageFiles.text(Self.capture))])
    #expect(place.run("init", "day.jsonl", "--no-hooks").outcome == .clean)
    let hint = "# yaml-language-server: $schema="
    #expect(place.text("schema.yaml")?.hasPrefix(hint + ".schemas/settings.schema.json\n") == true)
    let contract = try #require(place.text("contracts/gameStateUpdate.yaml"))
    #expect(contract.hasPrefix(hint + "../.schemas/contract.schema.json\n"))
    for name in ["settings", "contract"] {
      #expect(place.text(".schemas/\(name).schema.json") == schemaText(name))
    }
    let draft = place.run("draft", "day.jsonl", "--fresh", "--write", "--force")
    #expect(draft.outcome == .clean, "\(draft.transcript)")
    #expect(place.text("contracts/gameStateUpdate.yaml")?.hasPrefix(hint + "../.schemas/") == true)
    place.folder.run("rm -r .schemas")
    _ = place.run("draft", "day.jsonl", "--fresh", "--write", "--force")
    #expect(place.text("contracts/gameStateUpdate.yaml")?.contains(hint) == false)
  }

  private func schemaText(_ name: String) -> String? {
    shippedSchemas.first { $0.name == name }?.text
  }

  @Test func `hooks are put in place`() throws {
    let place = try Place()
    place.folder.run("mkdir player")
    #expect(place.run("init", in: "player").outcome == .clean)
    #expect(place.run("hook", "status", in: "player").outcome == .clean)
    #expect(place.run("init", in: "player").output.contains("nothing to do"))
  }

  @Test func `nothing that stands is overwritten, and a second run changes nothing`() throws {
    let place = try Place([
      "schema.yaml": "# mine\n", "contracts/README.md": "mine\n",
      "manifests/unknown_fields.json": "mine\n", "manifests/.gitignore": "mine\n",
    ])
    let first = place.run("init", "--no-hooks")
    #expect(first.outcome == .clean, "\(first.transcript)")
    for path in ["contracts/README.md", "manifests/unknown_fields.json", "manifests/.gitignore"] {
      #expect(place.text(path) == "mine\n")
    }
    #expect(place.text("schema.yaml") == "# mine\n")
    #expect(first.output.contains("kept"))
    let second = place.run("init", "--no-hooks")
    #expect(second.output.contains("nothing to do"), "\(second.transcript)")
  }

  @Test func `a dry run writes nothing and tells the same steps`() throws {
    let place = try Place(["day.jsonl": try #require(PackageFiles.text(Self.capture))])
    place.folder.run("mkdir r")
    let dry = place.run(
      "init", "../day.jsonl", "--dry-run", "--no-hooks", "--format", "json", in: "r")
    #expect(place.folder.run("[ -z \"$(ls -A r)\" ]") == 0)
    let real = place.run("init", "../day.jsonl", "--no-hooks", "--format", "json", in: "r")
    #expect(real.outcome == .clean)
    func files(_ run: Place.Run) -> [Substring] {
      run.output.split(separator: "\"").filter { $0.contains("/") || $0.hasSuffix(".yaml") }
    }
    #expect(files(dry).count > 5 && files(dry) == files(real))
  }

  @Test func `contracts are drafted from captures, and the captures fit them`() throws {
    let place = try Place(["day.jsonl": try #require(PackageFiles.text(Self.capture))])
    let run = place.run("init", "day.jsonl", "--owner", "capture-team", "--no-hooks")
    #expect(run.outcome == .clean, "\(run.transcript)")
    let contract = try #require(place.text("contracts/gameStateUpdate.yaml"))
    #expect(contract.contains("owner: capture-team\n"))
    #expect(place.run("validate", "day.jsonl").outcome == .clean)
    #expect(place.run("lint").outcome == .clean, "\(place.run("lint").transcript)")
    let again = place.run("init", "day.jsonl", "--no-hooks")
    #expect(again.output.contains("a contract takes them"))
    #expect(place.text("contracts/gameStateUpdate.yaml") == contract)
  }

  @Test func `records in no envelope are told, with where to say more`() throws {
    let place = try Place(["day.jsonl": "{\"kind\": \"a\", \"body\": {}}\n[1]\n"])
    let run = place.run("init", "day.jsonl", "--no-hooks")
    #expect(run.output.contains("2 records fit no envelope"), "\(run.transcript)")
  }

  @Test func `captures without events are told`() throws {
    let place = try Place(["empty.jsonl": "", "blank.jsonl": "\n\n"])
    let one = place.run("init", "empty.jsonl", "--no-hooks")
    #expect(one.outcome == .clean && one.output.contains("the capture holds no events"))
    let two = place.run("init", "empty.jsonl", "blank.jsonl", "--no-hooks")
    #expect(two.output.contains("the captures hold no events"), "\(two.transcript)")
  }

  @Test func `inside a git repository its top folder is set up`() throws {
    let place = try Place(["captures/day.jsonl": try #require(PackageFiles.text(Self.capture))])
    place.git("init -q", "add -A")
    let run = place.run("init", "day.jsonl", "--no-hooks", in: "captures")
    #expect(run.outcome == .clean, "\(run.transcript)")
    #expect(place.text("schema.yaml") != nil && place.text("captures/schema.yaml") == nil)
    #expect(place.text("contracts/gameStateUpdate.yaml") != nil)
  }

  @Test func `a folder that git ignores is a repository of its own`() throws {
    let place = try Place([".gitignore": "scratch/\n", "scratch/a.txt": "a"])
    place.git("init -q")
    _ = place.run("init", "--no-hooks", in: "scratch")
    #expect(place.text("scratch/schema.yaml") != nil && place.text("schema.yaml") == nil)
    #expect(place.folder.run("test -d scratch/.git") == 0)
  }

  @Test func `the name is that of the remote`() throws {
    let place = try Place()
    place.git("init -q", "remote add origin git@host.example:team/game-recorder.git")
    _ = place.run("init", "--no-hooks")
    #expect(place.text("schema.yaml")?.contains("repository: game-recorder\n") == true)
  }

  @Test(arguments: ["a: b", "x\ny", "- [", "\u{1B}[31m", "\u{202E}evil", "'"])
  func `an odd folder name is written so that it reads back`(_ name: String) throws {
    let place = try Place()
    let quoted = name.replacing("'", with: "'\\''")
    place.folder.run("mkdir -- '\(quoted)'")
    let run = place.run("init", "--no-hooks", in: name)
    #expect(run.outcome == .clean, "\(run.transcript)")
    #expect(!run.output.contains("\u{1B}") && !run.output.contains("\u{202E}"))
    #expect(place.run("init", "--no-hooks", in: name).outcome == .clean)
  }

  @Test func `a bare repository, broken settings and unreadable captures are errors`() throws {
    let bare = try Place()
    bare.git("init -q --bare")
    #expect(bare.run("init").errors.contains("bare repository"))
    let broken = try Place(["schema.yaml": "contracts: [\n"])
    #expect(broken.run("init").outcome == .failure)
    let empty = try Place(["a.jsonl": "{\"type\":\"tick\"}\n"])
    let absent = empty.run("init", "a.jsonl", "nowhere.jsonl")
    #expect(absent.outcome == .failure && absent.errors.contains("nowhere.jsonl"))
    #expect(absent.errors.contains("nothing was set up"))
    #expect(empty.folder.run("test \"$(ls -A)\" = a.jsonl") == 0)
    #expect(try Place().run("init", "-").errors.contains("standard input can be read once"))
  }
}
