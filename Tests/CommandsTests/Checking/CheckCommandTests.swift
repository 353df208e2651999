import Commands
import JSONText
import TestSupport
import Testing

private let sound = contractText(
  "tick",
  schema: """
    { type: object, description: A tick., required: [price],
        properties: { price: { type: number, description: What it costs. } } }
    """)

private func broken(_ name: String = "tick") -> String {
  contractText(name, schema: "{ type: object, description: A tick., required: price }")
}

struct CheckCommandTests {
  private func repository(_ files: [String: String] = ["contracts/tick.yaml": sound]) throws
    -> Place
  {
    let place = try Place(files)
    place.git("init -q")
    return place
  }

  @Test
  func `the whole repository is one report with one verdict`() throws {
    let place = try repository(["contracts/tick.yaml": broken(), "schema.yaml": "rulez: {}\n"])
    let run = place.run("check")
    #expect(run.outcome == .findings)
    #expect(run.output.hasPrefix("FAIL  "))
    #expect(run.output.contains("unknown-setting"))
    #expect(run.output.contains("contracts/tick.yaml"))
  }

  @Test
  func `an empty repository has nothing to look at`() throws {
    let run = try repository([:]).run("check")
    #expect(run.outcome == .clean)
    #expect(run.output.hasPrefix("ok  nothing to check"), "\(run.transcript)")
    #expect(run.output.contains("next: schema init"))
    let settled = try repository(["schema.yaml": "# nothing\n"]).run("check")
    #expect(settled.outcome == .clean && !settled.output.contains("nothing to check"))
  }

  // MARK: - The index decides

  @Test
  func `what is staged is checked and not what lies in the work tree`() throws {
    let place = try repository()
    place.commit()
    try place.write(broken(), to: "contracts/tick.yaml")
    place.git("add -A")
    try place.write(sound, to: "contracts/tick.yaml")
    let run = place.run("check", "--staged")
    #expect(run.outcome == .findings)
    #expect(run.output.contains("the work tree has something else"))
    #expect(place.run("check").outcome == .clean)
  }

  @Test
  func `a fault that is not staged does not keep a commit back`() throws {
    let place = try repository()
    place.commit()
    try place.write(sound + "# more\n", to: "contracts/tick.yaml")
    place.git("add -A")
    try place.write(broken(), to: "contracts/tick.yaml")
    #expect(place.run("check", "--staged").outcome == .clean)
    #expect(place.run("check").outcome == .findings)
  }

  @Test
  func `settings are taken from the index too`() throws {
    let place = try repository(["contracts/tick.yaml": sound, "schema.yaml": "fail_on: error\n"])
    place.commit()
    try place.write("fail_on: eror\n", to: "schema.yaml")
    place.git("add -A")
    try place.write("fail_on: error\n", to: "schema.yaml")
    let run = place.run("check", "--staged")
    #expect(run.outcome == .findings)
    #expect(run.output.contains("schema.yaml:1:10"))
  }

  @Test
  func `before the first commit everything staged is new`() throws {
    let place = try repository(["contracts/tick.yaml": broken()])
    place.git("add -A")
    #expect(place.run("check", "--staged").outcome == .findings)
  }

  @Test
  func `a schema that is deleted breaks who refers to it`() throws {
    let reader = contractText(
      "trade", schema: "{ $ref: shared/money.yaml }")
    let place = try repository([
      "contracts/trade.yaml": reader,
      "contracts/shared/money.yaml": "type: object\ndescription: Money.\n",
    ])
    place.commit()
    #expect(place.run("check").outcome == .clean)
    place.git("rm -q contracts/shared/money.yaml")
    let run = place.run("check", "--staged")
    #expect(run.outcome == .findings)
    #expect(run.output.contains("contracts/trade.yaml"))
  }

  @Test
  func `a name that two contracts claim is told whichever of them changed`() throws {
    let place = try repository()
    place.commit()
    let other = contractText("aaa", schema: "{ type: object }", extra: "events: [tick]\n")
    try place.write(other, to: "contracts/aaa.yaml")
    place.git("add -A")
    let run = place.run("check", "--staged")
    #expect(run.output.contains("two-contracts-one-event"))
  }

  @Test
  func `old faults of unchanged files do not count against a change`() throws {
    let place = try repository(["contracts/tick.yaml": sound, "contracts/old.yaml": broken("old")])
    place.commit()
    try place.write(sound + "# more\n", to: "contracts/tick.yaml")
    place.git("add -A")
    #expect(place.run("check", "--staged").outcome == .clean)
    #expect(place.run("check").outcome == .findings)
  }

  @Test
  func `a partial commit is checked by the index that git names`() throws {
    let place = try repository()
    place.commit()
    try place.write(broken(), to: "contracts/tick.yaml")
    place.git("add -A")
    // As git does for 'git commit FILE': another index, in which the fault is not.
    place.git("read-tree HEAD --index-output=.git/other")
    let index = place.folder[".git/other"]
    let variables = ["GIT_INDEX_FILE": index, "GIT_DIR": place.folder[".git"]]
    let path = ["PATH": "/usr/bin:/bin"]
    let run = place.run("check", "--staged", variables: variables.merging(path) { $1 })
    #expect(run.outcome == .clean)
    #expect(place.run("check", "--staged").outcome == .findings)
  }

  @Test
  func `what git tells a hook holds below the folder that it runs in`() throws {
    let place = try Place(["sub/schema.yaml": "# mine\n", "sub/contracts/tick.yaml": sound])
    place.git("init -q")
    place.commit()
    try place.write(broken(), to: "sub/contracts/tick.yaml")
    place.git("add -A")
    try place.write(sound, to: "sub/contracts/tick.yaml")
    let variables = [
      "GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index", "PATH": "/usr/bin:/bin",
    ]
    let run = place.run(
      "check", "--staged", "--config", "sub/schema.yaml", variables: variables)
    #expect(run.outcome == .findings, "\(run.transcript)")
    #expect(run.output.contains("1 file staged") && run.output.contains("contracts/tick.yaml:"))
  }

  @Test
  func `a staged link is not followed`() throws {
    let place = try repository()
    place.commit()
    place.folder.run("ln -s ../../etc/passwd contracts/evil.yaml")
    place.git("add -A")
    let run = place.run("check", "--staged")
    #expect(run.outcome == .clean)
    #expect(run.output.contains("is a symbolic link, which is not followed"))
  }

  @Test
  func `names with line ends and quotes are read from the index`() throws {
    let place = try repository()
    place.commit()
    try place.write(broken(), to: "contracts/a \"b\"\nc.yaml")
    place.git("add -A")
    let run = place.run("check", "--staged")
    #expect(run.outcome == .findings)
    #expect(run.output.split(separator: "\n").allSatisfy { !$0.hasPrefix("c.yaml") })
  }

  @Test
  func `a merge that is not resolved is said to be one`() throws {
    let place = try repository()
    place.commit()
    place.git("checkout -q -b side")
    try place.write(sound + "# side\n", to: "contracts/tick.yaml")
    place.commit()
    place.git("checkout -q main")
    try place.write(sound + "# main\n", to: "contracts/tick.yaml")
    place.commit()
    #expect(place.git("merge -q side") != 0)
    let staged = place.run("check", "--staged")
    #expect(staged.outcome == .findings)
    #expect(staged.output.contains("unmerged-file"))
    let here = place.run("check", "--format", "jsonl")
    #expect(here.outcome == .findings)
    #expect(here.output.contains("a merge conflict was left here"))
  }

  // MARK: - Since a reference

  @Test
  func `since a reference only what changed is told`() throws {
    let place = try repository(["contracts/tick.yaml": sound, "contracts/old.yaml": broken("old")])
    place.commit()
    place.git("checkout -q -b work")
    try place.write(broken("new"), to: "contracts/new.yaml")
    let run = place.run("check", "--since", "main")
    #expect(run.outcome == .findings)
    #expect(run.output.contains("contracts/new.yaml"))
    #expect(!run.output.contains("contracts/old.yaml"))
  }

  @Test
  func `a reference that git does not know is no verdict`() throws {
    let place = try repository()
    place.commit()
    let run = place.run("check", "--since", "origin/man")
    #expect(run.outcome == .failure)
    #expect(run.errors.contains("origin/man"))
  }

  @Test
  func `a shallow clone says what it lacks`() throws {
    let place = try repository()
    place.commit()
    place.git("checkout -q -b work")
    try place.write("x", to: "x")
    place.commit()
    let clone = try Place()
    clone.git("clone -q --depth 1 --no-single-branch file://\(place.folder.path) here")
    let run = clone.run("check", "--since", "origin/main", in: "here")
    #expect(run.outcome == .unknown)
    #expect(run.errors.contains("shallow"))
  }

  @Test(arguments: [["--since", "main"], ["--since", "HEAD"], ["--staged", "--since", "main"]])
  func `before the first commit there is nothing to count from`(_ words: [String]) throws {
    let place = try repository()
    place.git("add -A")
    let run = place.run(words: ["check"] + words)
    #expect(run.outcome == .failure, "\(run.transcript)")
    #expect(run.errors.contains("no commits yet"), "\(run.transcript)")
    #expect(place.run("check", "--staged").outcome == .clean)
  }

  @Test
  func `a contract that is moved answers for itself where it lies now`() throws {
    let place = try repository(["contracts/tick.yaml": sound, "contracts/old.yaml": broken("old")])
    place.commit()
    place.folder.run("mkdir contracts/feed && git mv contracts/tick.yaml contracts/feed/tick.yaml")
    #expect(place.run("check", "--staged").outcome == .clean)
    #expect(place.run("check", "--since", "HEAD").outcome == .clean)
    place.folder.run("git mv contracts/old.yaml contracts/feed/old.yaml")
    let run = place.run("check", "--staged")
    #expect(run.outcome == .findings && run.output.contains("contracts/feed/old.yaml"))
  }

  @Test
  func `a schema that is moved breaks who refers to it, and its new place is told`() throws {
    let reader = contractText("trade", schema: "{ $ref: shared/money.yaml }")
    let place = try repository([
      "contracts/trade.yaml": reader,
      "contracts/shared/money.yaml": "type: object\ndescription: Money.\n",
    ])
    place.commit()
    place.folder.run("mkdir contracts/types && git mv contracts/shared/money.yaml contracts/types")
    let run = place.run("check", "--staged")
    #expect(run.outcome == .findings, "\(run.transcript)")
    #expect(run.output.contains("contracts/trade.yaml"))
  }

  // MARK: - No git, and little of it

  @Test
  func `without git the work tree is checked and the index is not`() throws {
    let place = try Place(["contracts/tick.yaml": sound])
    #expect(place.run("check").outcome == .clean)
    let run = place.run("check", "--staged")
    #expect(run.outcome == .failure)
    #expect(run.errors.contains("no git repository"))
    #expect(run.errors.contains("'schema check' without --staged"))
    place.folder.run("mkdir .git")
    #expect(place.run("check", "--staged").errors.contains("although there is a '.git'"))
  }

  @Test
  func `a bare repository has no index to check`() throws {
    let place = try Place()
    place.git("init -q --bare")
    #expect(place.run("check", "--staged").outcome == .failure)
  }

  @Test
  func `ten thousand staged files are no matter`() throws {
    let place = try repository()
    place.git("add -A")
    place.folder.run(
      #"""
      hash=$(git hash-object -w --stdin </dev/null)
      seq 10000 | sed "s/.*/100644 $hash 0\tmany\/&.txt/" | git update-index --index-info
      """#)
    let run = place.run("check", "--staged")
    #expect(run.outcome == .clean)
    #expect(run.output.contains("10001 files staged"))
  }

  // MARK: - Choosing parts

  @Test
  func `parts are chosen and what is left out is said`() throws {
    let place = try repository(["contracts/tick.yaml": broken()])
    #expect(place.run("check", "--only", "settings").outcome == .clean)
    let run = place.run("check", "--skip", "contracts", "--skip", "versions")
    #expect(run.outcome == .clean)
    #expect(run.output.contains("left out: contracts, versions"))
    #expect(place.run("check", "--only", "plums").outcome == .failure)
    #expect(place.run("check", "--only", "contracts", "--skip", "contracts").outcome == .failure)
  }

  @Test
  func `a report that may not fail fails nothing`() throws {
    let place = try repository(["contracts/tick.yaml": broken()])
    let run = place.run("check", "--report-only")
    #expect(run.outcome == .clean)
    #expect(run.output.contains("contracts/tick.yaml"))
    #expect(place.run("check", "--report-only", "--fail-on", "error").outcome == .failure)
  }

  @Test
  func `notes are counted and not shown, unless somebody asks`() throws {
    let quiet = contractText(
      "tick", schema: "{ type: object, properties: { a: { type: string } } }")
    let place = try repository(["contracts/tick.yaml": quiet])
    let run = place.run("check")
    #expect(
      run.output.contains("1 note not shown: '--min-severity info' shows it"), "\(run.output)")
    #expect(!run.output.contains("CL228") && place.run("lint").output.contains("CL228"))
    for words in [["--min-severity", "info"], ["--verbose"], ["--fail-on", "info"]] {
      #expect(place.run(words: ["check"] + words).output.contains("CL228"))
    }
    try place.write("min_severity: info\n", to: "schema.yaml")
    #expect(place.run("check").output.contains("CL228"))
    #expect(!place.run("check", "--min-severity", "error").output.contains("CL228"))
  }

  @Test
  func `each part's time is told to those who ask`() throws {
    let run = try repository().run("check", "--verbose")
    #expect(run.output.contains("contracts and the schemas they share"))
    #expect(!(try repository().run("check", "--format", "json").output.contains("\"ms\"")))
  }
}
