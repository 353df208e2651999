import Commands
import TestSupport
import Testing

/// What the words of `schema diff` name, in every state a git repository can be in.
struct ContractSourceTests {
  private static let wide = #"{"type": "object", "properties": {"id": {"type": "integer"}}}"#
  private static let narrow =
    #"{"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}"#

  /// A repository whose last commit has one contract, which was tightened since.
  private func place() throws -> Place {
    let place = try Place([
      "contracts/newTrade.yaml": contractText("newTrade", schema: Self.wide),
      "contracts/published/newTrade/1.0.0.yaml": contractText("newTrade", schema: Self.wide),
    ])
    place.git("init -q")
    place.commit()
    place.git("tag v1.0.0")
    try place.write(
      contractText("newTrade", "1.1.0", schema: Self.narrow), to: "contracts/newTrade.yaml")
    return place
  }

  /// That two words name the step from the wide to the narrow contract.
  private func expectStep(_ run: Place.Run, _ words: Comment = "") {
    let text = run.output.filter { !$0.isWhitespace }
    let verdict = #""formal":{"backward":"refuted","forward":"proved"},"witnesses":{"backward":{}"#
    #expect(text.contains(verdict), "\(words) \(run.transcript)")
  }

  @Test(arguments: [
    ["v1.0.0:contracts/newTrade.yaml", "contracts/newTrade.yaml"],
    ["v1.0.0:newTrade", "newTrade"], ["HEAD:newTrade", "./contracts/newTrade.yaml"],
    ["newTrade@1.0.0", "newTrade"], ["newTrade@1.0.0", "newTrade@1.1.0"],
    ["HEAD:newTrade@1.0.0", "newTrade"], ["main:./contracts/newTrade.yaml", "newTrade"],
    [":contracts/newTrade.yaml", "newTrade"], [":0:newTrade", "newTrade"],
    ["HEAD^{commit}:newTrade", "newTrade"], ["@:newTrade", "newTrade"],
  ])
  func `words name files, names, versions, commits and the index`(_ words: [String]) throws {
    let run = try place().run(words: ["diff"] + words + ["--format", "json"])
    expectStep(run, Comment(rawValue: words.joined(separator: " ")))
  }

  @Test func `all contracts are compared with a commit, moved files by their names`() throws {
    let place = try place()
    place.git("mv contracts/newTrade.yaml contracts/trades.yaml")
    try place.write(contractText("tick", schema: "true"), to: "contracts/tick.yaml")
    try place.write(contractText("old", schema: "true"), to: "contracts/old.yaml")
    let run = place.run("diff", "--against", "v1.0.0", "--format", "json")
    expectStep(run)
    #expect(run.output.contains("'newTrade' was moved"))
    #expect(run.output.contains("'tick' is new"))
    place.commit()
    place.folder.run("rm contracts/old.yaml")
    let gone = place.run("diff", "--against", "HEAD")
    #expect(gone.output.contains("level major"))
    #expect(gone.outcome == .findings)
    #expect(gone.output.contains("contract 'old' is gone"))
  }

  @Test func `a contract that was renamed in its file is told`() throws {
    let place = try place()
    try place.write(contractText("trade", schema: Self.wide), to: "contracts/newTrade.yaml")
    let run = place.run("diff", "--against", "HEAD")
    #expect(run.output.contains("contract-renamed"), "\(run.transcript)")
  }

  @Test func `what is staged is compared, whatever the file says by now`() throws {
    let place = try place()
    place.git("add -A")
    try place.write("broken: [", to: "contracts/newTrade.yaml")
    expectStep(place.run("diff", "--against", "HEAD", "--staged", "--format", "json"))
    #expect(place.run("diff", "--against", "HEAD").outcome == .failure)
  }

  @Test func `since the commit where two branches part`() throws {
    let place = try place()
    place.git("checkout -q -b topic")
    place.commit("narrow")
    place.git("checkout -q main")
    try place.write(contractText("newTrade", schema: "false"), to: "contracts/newTrade.yaml")
    place.commit("forbid")
    place.git("checkout -q topic")
    expectStep(place.run("diff", "--since", "main", "--format", "json"))
    expectStep(place.run("diff", "--against", "v1.0.0", "newTrade", "--format", "json"))
  }

  @Test func `references are followed at the same moment, and never out of the root`() throws {
    let shared = #"{"type": "object", "properties": {"id": {"type": "integer"}}}"#
    let reference = #"{"$ref": "shared.json"}"#
    let place = try Place([
      "contracts/a.yaml": contractText("a", schema: reference), "contracts/shared.json": shared,
    ])
    place.git("init -q")
    place.commit()
    try place.write(Self.narrow, to: "contracts/shared.json")
    let run = place.run("diff", "HEAD:a", "a", "--format", "json")
    expectStep(run)
    expectStep(place.run("diff", "--against", "HEAD", "--format", "json"))
    for reference in ["../../outside.json", "/etc/passwd", "https://example.org/x.json"] {
      let text = contractText("a", schema: #"{"$ref": "\#(reference)"}"#)
      try place.write(text, to: "contracts/a.yaml")
      place.commit(reference.contains(":") ? "remote" : "outside")
      #expect(place.run("diff", "HEAD~1:a", "HEAD:a").outcome == .failure)
    }
  }

  @Test func `a link is followed within a commit and not out of it`() throws {
    let place = try place()
    place.folder.run("ln -s newTrade.yaml contracts/link.yaml; ln -s ../../x contracts/out.yaml")
    place.commit()
    expectStep(
      place.run("diff", "v1.0.0:newTrade", "HEAD:contracts/link.yaml", "--format", "json"))
    let out = place.run("diff", "HEAD:contracts/out.yaml", "newTrade")
    #expect(out.errors.contains("leads out of the commit"))
    let staged = place.run("diff", ":contracts/link.yaml", "newTrade")
    #expect(staged.errors.contains("staged symbolic link"))
  }

  @Test func `a detached head, a worktree and a folder within are as good`() throws {
    let place = try place()
    place.commit()
    place.git("worktree add -q linked v1.0.0", "checkout -q --detach")
    expectStep(place.run("diff", "HEAD~1:newTrade", "HEAD:newTrade", "--format", "json"))
    let linked = place.run("diff", "newTrade", "main:newTrade", "--format", "json", in: "linked")
    expectStep(linked)
    let below = place.run(
      "diff", "v1.0.0:./newTrade.yaml", "newTrade.yaml", "--format", "json", in: "contracts")
    expectStep(below)
  }

  @Test func `a repository below the top of the work tree is one of its own`() throws {
    let place = try Place([
      "game/schema.yaml": "", "game/contracts/t.yaml": contractText("t", schema: Self.wide),
    ])
    place.git("init -q")
    place.commit()
    try place.write(contractText("t", schema: Self.narrow), to: "game/contracts/t.yaml")
    for words in [["HEAD:t", "t"], ["HEAD:game/contracts/t.yaml", "t"], ["--against", "HEAD"]] {
      expectStep(place.run(words: ["diff"] + words + ["--format", "json"], in: "game"))
    }
    let run = place.run("diff", "HEAD:contracts/t.yaml", "t", in: "game")
    #expect(run.errors.contains("did you mean 'HEAD:game/contracts/t.yaml'"))
  }

  @Test func `105: before the first commit everything is new`() throws {
    let place = try Place(["contracts/a.yaml": contractText("a", schema: "true")])
    place.git("init -q")
    #expect(place.run("diff", "--against", "HEAD").output.contains("'a' is new"))
    #expect(place.run("diff", "HEAD:a", "a").errors.contains("has no commits yet"))
    #expect(place.run("diff", "--against", "main").errors.contains("has no commits yet"))
  }

  @Test func `106: a shallow clone says exactly what to fetch`() throws {
    let origin = try place()
    origin.commit("narrow")
    origin.commit("nothing")
    origin.git("commit -q --allow-empty -m third")
    let place = try Place()
    place.git("clone -q --depth=1 --no-tags 'file://\(origin.folder.path)' .")
    let cases = [
      ("HEAD~2:newTrade", "git fetch --deepen=2"), ("HEAD^:newTrade", "git fetch --deepen=1"),
      ("v1.0.0:newTrade", "git fetch --depth=1 origin tag v1.0.0"),
      ("origin/topic:newTrade", "origin topic:refs/remotes/origin/topic"),
    ]
    for (word, advice) in cases {
      let run = place.run("diff", word, "newTrade")
      #expect(run.outcome == .unknown, "\(run.transcript)")
      #expect(run.errors.contains("not in this shallow clone"), "\(run.transcript)")
      #expect(run.errors.contains(advice), "\(run.transcript)")
    }
    place.git("fetch -q --depth=1 origin tag v1.0.0")
    expectStep(place.run("diff", "v1.0.0:newTrade", "newTrade", "--format", "json"))
    let since = place.run("diff", "--since", "v1.0.0")
    #expect(since.outcome == .unknown)
    #expect(since.errors.contains("git fetch --deepen=100"))
  }

  @Test func `108: an unresolved merge is told, and its sides can be named`() throws {
    let place = try place()
    place.git("checkout -q -b topic")
    place.commit()
    place.git("checkout -q main")
    try place.write(
      contractText("newTrade", "1.2.0", schema: "false"), to: "contracts/newTrade.yaml")
    place.commit()
    place.git("merge -q topic")
    let file = place.run("diff", "v1.0.0:newTrade", "newTrade")
    #expect(file.errors.contains("no sound contract") || file.errors.contains("merge"))
    let named = place.run("diff", "v1.0.0:newTrade", "contracts/newTrade.yaml")
    #expect(named.errors.contains("a merge that is not resolved"), "\(named.transcript)")
    let staged = place.run("diff", ":contracts/newTrade.yaml", "v1.0.0:newTrade")
    #expect(staged.errors.contains("':3:contracts/newTrade.yaml' theirs"), "\(staged.transcript)")
    expectStep(
      place.run(
        "diff", "v1.0.0:newTrade", ":3:contracts/newTrade.yaml", "--format", "json"))
  }

  @Test func `112: a submodule is told by name`() throws {
    let inner = try place()
    let place = try place()
    place.git("-c protocol.file.allow=always submodule add -q '\(inner.folder.path)' vendor/inner")
    place.commit()
    let run = place.run("diff", "HEAD:vendor/inner/contracts/newTrade.yaml", "newTrade")
    #expect(run.errors.contains("'vendor/inner' is a submodule"), "\(run.transcript)")
    expectStep(
      place.run("diff", "v1.0.0:newTrade", "newTrade@1.1.0", "--format", "json"))
    let within = place.run("diff", "v9:newTrade", "newTrade", in: "vendor/inner")
    #expect(within.errors.contains("git knows no branch"), "\(within.transcript)")
  }

  @Test func `113: a missing object is no verdict`() throws {
    let place = try place()
    place.folder.run(
      "hash=$(git rev-parse v1.0.0:contracts/newTrade.yaml); "
        + "rm -f .git/objects/$(echo $hash | cut -c1-2)/$(echo $hash | cut -c3-)")
    let run = place.run("diff", "v1.0.0:contracts/newTrade.yaml", "newTrade")
    #expect(run.outcome != .clean && run.outcome != .findings, "\(run.transcript)")
    let all = place.run("diff", "--against", "v1.0.0")
    #expect(all.outcome != .clean && all.outcome != .findings, "\(all.transcript)")
    place.folder.run("rm -rf .git/refs/tags .git/packed-refs; echo broken > .git/index")
    let staged = place.run("diff", ":contracts/newTrade.yaml", "newTrade")
    #expect(staged.outcome == .unknown, "\(staged.transcript)")
  }

  @Test(arguments: [
    ("--all:newTrade", "unknown option"), ("-x:newTrade", "unknown option"),
    ("HAED:newTrade", "did you mean 'HEAD'?"), ("HEAD:contracts/newTrad.yaml", "did you mean"),
    ("HEAD:newTrade.yaml", "did you mean 'HEAD:contracts/newTrade.yaml'?"),
    ("HEAD:", "names no file"), ("HEAD:../x", "leads out of the repository"),
    ("HEAD:contracts", "is a folder"), (":nothing", "is not staged"),
    ("newTrade@1.0", "is no version like 1.2.3"), ("newTrade@9.9.9", "there are: 1.0.0"),
    ("newTrad", "did you mean 'newTrade'?"), ("contracts/newTrad.yaml", "did you mean"),
    ("contracts", "is a folder"), ("gone@1.0.0", "there is no published version"),
    ("HEAD:a\nb", "there is no"), ("HEAD:\u{1B}[31m", "there is no"),
    ("\u{1B}[31m\u{202E}", "is no file"), ("HEAD:newTrade@1", "is no version"),
    ("HEAD@{99}:newTrade", "git knows no"), (":(glob)*", "is not staged"),
  ])
  func `114: words that name nothing are told, with what was meant`(
    _ word: String, _ told: String
  ) throws {
    let run = try place().run("diff", word, "newTrade")
    #expect(run.outcome == .failure, "\(run.transcript)")
    #expect(run.errors.contains(told), "\(run.transcript)")
    expectNothingRaw(run.errors)
  }

  @Test func `what a shell hands over in a pipe is read`() throws {
    let place = try Place(["b.json": Self.narrow])
    place.folder.run("mkfifo pipe; (echo '\(Self.wide)' > pipe) > /dev/null 2>&1 & true")
    expectStep(place.run("diff", "pipe", "b.json", "--format", "json"))
  }

  @Test func `104: without a repository files still compare`() throws {
    let place = try Place(["a.json": Self.wide, "b.json": Self.narrow])
    expectStep(place.run("diff", "a.json", "b.json", "--format", "json"))
    let run = place.run("diff", "HEAD:a.json", "b.json")
    #expect(run.outcome == .failure)
    #expect(run.errors.contains("is in no git repository"), "\(run.transcript)")
  }

  @Test(arguments: [
    ("broken YAML", "a: [\n", "is no document"), ("an empty file", "", "is no document"),
    ("a list", "[1]", "holds no schema"), ("a text", "hello", "holds no schema"),
    ("a contract without a version", "contract: a\nschema: {}\n", "is no sound contract"),
    ("a version that is none", "contract: a\nversion: '1'\nschema: {}\n", "is no sound contract"),
    ("a broken schema", "type: 12\n", "is no schema that can be used"),
    ("an endless reference", "$ref: '#'\n", "is no schema that can be used"),
    ("a pointer of git lfs", "version https://git-lfs.github.com/spec/v1\noid x\n", "git lfs"),
    ("merge markers", "a: 1\n<<<<<<< HEAD\nb: 1\n=======\n>>>>>>> x\n", "that is not resolved"),
  ])
  func `files that are no schema are told with their place`(
    _ name: String, _ text: String, _ told: String
  ) throws {
    let place = try Place(["old.yaml": text, "new.yaml": "true\n"])
    let run = place.run("diff", "old.yaml", "new.yaml")
    #expect(run.outcome == .failure, "\(run.transcript)")
    #expect(run.errors.contains(told), "\(run.transcript)")
    #expect(run.errors.contains("old.yaml"))
  }
}
