import Commands
import TestSupport
import Testing

/// What git's commit-msg and pre-push hooks ask.
struct MessageHookTests {
  private func place(_ message: String) throws -> Place {
    let place = try Place([
      "schema.yaml": "repository: player\nrebuild: { indexer: make index }\n",
      "contracts/tick.yaml": Tick.contract().replacing(
        "summary:", with: "sources: [src/**/*.py]\nsummary:"),
      "src/a/tick.py": "a", "MESSAGE": message,
    ])
    place.git("init -q", "add -A")
    place.commit()
    return place
  }

  private func change(_ path: String, in place: Place) {
    place.folder.run("echo '# more' >> \(path); git add -A")
  }

  @Test(arguments: ["contracts/tick.yaml", "src/a/tick.py"])
  func `a commit that others are touched by tells them`(_ path: String) throws {
    let place = try place("Change the tick\n")
    #expect(place.run("hook", "commit-msg", "MESSAGE").outcome == .clean)
    change(path, in: place)
    let run = place.run("hook", "commit-msg", "MESSAGE", "--format", "json")
    #expect(run.outcome == .findings, "\(run.transcript)")
    #expect(run.output.contains("silent-commit"))
    try place.write("Change the tick\n\nCross-Repo: team/indexer#12\n", to: "MESSAGE")
    #expect(place.run("hook", "commit-msg", "MESSAGE").outcome == .clean)
  }

  @Test func `a contract that is taken away concerns its readers too`() throws {
    let place = try place("Take the tick away\n")
    place.folder.run("git rm -q contracts/tick.yaml")
    #expect(place.run("hook", "commit-msg", "MESSAGE").outcome == .findings)
  }

  @Test func `nothing shared is touched by other files, or by nobody's contract`() throws {
    let place = try place("Change it\n")
    try place.write("repository: player\n", to: "schema.yaml")
    change("contracts/tick.yaml", in: place)
    #expect(place.run("hook", "commit-msg", "MESSAGE").outcome == .clean)
  }

  @Test func `skipping is told`() throws {
    let place = try place("Change the tick\n")
    change("contracts/tick.yaml", in: place)
    for word in ["all", "commit-msg", "versions,commit-msg"] {
      let run = place.run("hook", "commit-msg", "MESSAGE", variables: ["SCHEMA_SKIP": word])
      #expect(run.outcome == .clean && run.output.contains("SCHEMA_SKIP says so"), "\(word)")
    }
    let other = place.run("hook", "commit-msg", "MESSAGE", variables: ["SCHEMA_SKIP": "pre-push"])
    #expect(other.outcome == .findings)
    let check = place.run("check", variables: ["SCHEMA_SKIP": "contracts,nothing"], width: 300)
    #expect(check.output.contains("left out: contracts (SCHEMA_SKIP says so)"))
    #expect(check.errors.contains("names no part 'nothing'"))
  }

  @Test func `a push is checked from where the remote stands`() throws {
    let place = try place("m\n")
    place.folder.run("echo '  - broken' >> contracts/tick.yaml")
    place.commit()
    let from = ["PRE_COMMIT_FROM_REF": "HEAD~1", "PRE_COMMIT_TO_REF": "HEAD"]
    let run = place.run("hook", "pre-push", "origin", variables: from)
    #expect(run.outcome == .findings, "\(run.transcript)")
    let other = ["PRE_COMMIT_FROM_REF": "HEAD", "PRE_COMMIT_TO_REF": "HEAD~1"]
    let told = place.run("hook", "pre-push", "origin", variables: other)
    #expect(told.outcome == .clean && told.output.contains("not what is checked out"))
    #expect(place.run("hook", "pre-push", "origin").outcome == .clean)
  }
}
