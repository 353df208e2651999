import Commands
import TestSupport
import Testing

/// `--against`, in repositories that git has in every state.
struct BumpGitTests {
  private static let git =
    "git -c init.defaultBranch=main -c user.name=t -c user.email=t@example.org -c commit.gpgsign=false"

  private func place(_ commands: String...) throws -> Place {
    let place = try Place(["schema.yaml": "", "contracts/tick.yaml": Tick.contract()])
    place.folder.run("\(Self.git) init -q .")
    for command in commands {
      #expect(place.folder.run(command.replacing("GIT", with: Self.git)) == 0)
    }
    return place
  }

  @Test func `a branch is held to what it started from`() throws {
    let place = try place("GIT add -A", "GIT commit -qm first", "GIT tag v1")
    try place.write(Tick.contract(fields: Tick.by, required: "[at, by]"), to: "contracts/tick.yaml")
    for reference in ["HEAD", "main", "v1"] {
      let run = place.run("bump", "--against", reference)
      #expect(run.outcome == .findings)
      #expect(run.output.contains("1.1.0"), "\(run.transcript)")
    }
  }

  @Test func `a contract whose file was renamed is followed`() throws {
    let place = try place("GIT add -A", "GIT commit -qm first")
    place.folder.run("mkdir contracts/game; git mv contracts/tick.yaml contracts/game/t.yaml")
    #expect(place.run("bump", "--against", "HEAD").outcome == .clean)
  }

  @Test func `a detached head works`() throws {
    let place = try place(
      "GIT add -A", "GIT commit -qm first", "GIT checkout -q --detach HEAD")
    #expect(place.run("bump", "--against", "HEAD").outcome == .clean)
  }

  @Test func `before the first commit everything is new`() throws {
    let run = try place().run("bump", "--against", "HEAD")
    #expect(run.outcome == .clean)
    #expect(run.output.contains("new"))
  }

  @Test func `what is not in a shallow clone is told with what to fetch`() throws {
    let place = try place(
      "GIT add -A", "GIT commit -qm first", "GIT commit -q --allow-empty -m second",
      "GIT clone -q --depth 1 file://$PWD shallow")
    let run = place.run("bump", "--against", "HEAD~1", in: "shallow")
    #expect(run.outcome == .failure || run.outcome == .unknown)
    #expect(run.errors.contains("git fetch --deepen=1"), "\(run.transcript)")
  }

  @Test func `an unknown reference, and no repository at all, are errors`() throws {
    let place = try place("GIT add -A", "GIT commit -qm first")
    #expect(place.run("bump", "--against", "gone").outcome == .failure)
    let bare = try Place(["contracts/tick.yaml": Tick.contract()])
    #expect(bare.run("bump", "--against", "HEAD").outcome == .failure)
    #expect(bare.run("bump").outcome == .clean)
  }

  @Test func `two branches that published one version leave a merge that is told`() throws {
    let place = try Tick.place(Tick.contract())
    let step = "  - { version: 1.0.1, level: patch }\n"
    place.folder.run(
      "\(Self.git) init -q .; \(Self.git) add -A; \(Self.git) commit -qm first; git branch other")
    try place.write(
      Tick.contract("1.0.1", fields: Tick.by, history: step), to: "contracts/tick.yaml")
    #expect(place.run("publish").outcome == .clean)
    place.folder.run("\(Self.git) commit -qam ours; git add -A; \(Self.git) commit -qm ours")
    place.folder.run("git checkout -q other")
    try place.write(
      Tick.contract("1.0.1", fields: "        z: true\n", history: step), to: "contracts/tick.yaml")
    #expect(place.run("publish").outcome == .clean)
    place.folder.run("git add -A; \(Self.git) commit -qm theirs")
    #expect(place.folder.run("\(Self.git) merge -q main >/dev/null 2>&1") != 0)
    let run = place.run("publish", "--format", "json")
    #expect(run.outcome == .findings)
    #expect(run.output.contains("unusable-digests"))
    #expect(run.output.contains("the two sides of a merge stand in the file"), "\(run.transcript)")
  }
}
