import TestSupport
import Testing

@testable import Commands

/// `schema issue` and `schema can-release` in a repository with a realm beside it.
struct IssueCommandTests {
  /// A realm that was written by hand, with an organisation that is a trap.
  private func place(org: String = "acme") throws -> Place {
    let contract = contractText(
      "ping", schema: #"{"type":"object","properties":{"tick":{"type":"integer"}}}"#)
    let place = try Place([
      "schema.yaml": "repository: player\nrealm: { name: rugs, path: realm }\n",
      "contracts/published/ping/1.0.0.yaml": contract,
      "contracts/ping.yaml": contract.replacing("1.0.0", with: "2.0.0")
        .replacing("integer", with: "string"),
      "realm/realm.yaml": """
      name: rugs
      environments: [production]
      action_items:
        - { task: "fix @all #1", owner: trainer }
      """,
      "realm/repos/trainer.yaml": "org: \(org)\n",
      "realm/domains/game/domain.yaml": "members: [player, trainer]\n",
      "realm/domains/game/contracts/ping/1.0.0.yaml": contract,
      "realm/domains/game/bindings/trainer.yaml":
        "imports:\n  - { contract: ping, range: \">=1.0.0 <2.0.0\", uses: [tick] }\n",
    ])
    place.folder.run(
      "cd realm && git init -q -b main && git add -A && git -c user.name=t -c user.email=t@t.t "
        + "commit -q -m realm && cd .. && git init -q -b main")
    return place
  }

  @Test func `who would break keeps a version from going out`() throws {
    let place = try place()
    let run = place.run("can-release", "ping@2.0.0", "--format", "json")
    #expect(run.outcome == .findings, "\(run.transcript)")
    #expect(run.output.contains("\"verdict\": \"no\"") && run.output.contains("uses /tick"))
    #expect(place.run("can-release", "ping@1.0.0").outcome == .clean)
    #expect(place.run("can-release", "ping@2.0.0", "--to", "production").outcome == .unknown)
  }

  @Test(arguments: [
    ["can-release", "ping"], ["can-release", "ping@9.0.0"], ["can-release", "pong@1.0.0"],
    ["can-release", "ping@2"], ["can-release", "../x@1.0.0"],
    ["can-release", "ping@2.0.0", "--to", "mars"], ["issue", "breaking", "ping", "--to", "nobody"],
    ["issue", "breaking", "pong"], ["issue", "breaking", "ping", "--depends-on", "#1"],
    ["issue", "breaking", "ping", "--existing", "schema.yaml"], ["issue", "gate-blocked", "x"],
    ["issue", "parse", "schema.yaml"], ["issue", "lint", "gone.md"],
  ])
  func `what cannot be looked at is told with code 2`(_ words: [String]) throws {
    let run = try place().run(words: words)
    #expect(run.outcome == .failure, "\(run.transcript)")
    #expect(run.errors.hasPrefix("error: "))
  }

  @Test func `issues are the same in every run and keep every rule`() throws {
    let place = try place()
    let words = ["issue", "breaking", "ping"]
    let first = place.run(words: words)
    #expect(first.outcome == .clean, "\(first.transcript)")
    #expect(first.output.hasPrefix("[cross-repo] ping 1.0.0 -> 2.0.0: breaking change"))
    #expect(place.run(words: words).output == first.output)
    #expect(place.run(words: words + ["--output", "out/issues"]).outcome == .clean)
    #expect(place.text("out/issues/trainer-breaking-ping.md") == first.output)
    let lint = place.run("issue", "lint", "out/issues/trainer-breaking-ping.md")
    #expect(lint.outcome == .clean && lint.output.hasPrefix("ok"), "\(lint.transcript)")
    let parsed = place.run(
      "issue", "parse", "out/issues/trainer-breaking-ping.md", "--format", "json")
    #expect(parsed.output.contains("\"kind\": \"breaking\""), "\(parsed.transcript)")
  }

  @Test func `commands for a forge are one line and a text, whatever names hold`() throws {
    let run = try place(org: "\"a b; rm -rf ~\\n$(id)\"").run("issue", "action-item", "--gh")
    #expect(run.outcome == .clean, "\(run.transcript)")
    #expect(run.output.split(separator: "\n").allSatisfy { $0.hasPrefix("#") })
    let plain = try place().run("issue", "action-item", "--gh")
    #expect(
      plain.output.hasPrefix("gh issue create --repo=acme/trainer '--title=[cross-repo] `fix"))
    #expect(!plain.output.replacing("`fix @all #1`", with: "").contains("@all"))
  }
}
