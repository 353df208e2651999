import Coordination
import Findings
import Realms
import Testing

/// Runs the examples of the rules about realms: several files in one text, each after `--- path`.
struct RealmRuleTests {
  private static let infos = realmRuleInfos.filter { !$0.bad.isEmpty }

  private func slugs(_ example: String) -> Set<String> {
    var files = [RealmFile("realm.yaml", text: "name: rugs\n")]
    var path: String?
    for line in example.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("--- ") {
        let name = String(line.dropFirst(4))
        path = name
        files.removeAll { $0.path == name }
        files.append(RealmFile(name, text: ""))
      } else if path != nil, !line.isEmpty {
        files[files.count - 1].bytes? += Array("\(line)\n".utf8)
      }
    }
    var facts = RealmFacts(Realm(files))
    for contract in facts.realm.domains.flatMap(\.contracts) {
      facts.digests[contract.path] = "sha256:" + String(repeating: "1", count: 64)
    }
    return Set(facts.findings().map(\.slug))
  }

  @Test(arguments: infos)
  func `the bad example breaks the rule and the good one keeps it`(_ info: RuleInfo) {
    #expect(slugs(info.bad).contains(info.slug))
    #expect(!slugs(info.good).contains(info.slug), "\(slugs(info.good))")
  }

  @Test func `few rules have no example of one text`() {
    let bare = realmRuleInfos.filter(\.bad.isEmpty).map(\.slug)
    #expect(
      bare == [
        "missing-realm-charter", "link-in-realm", "foreign-write", "unsigned-realm-commit",
        "import-not-locked", "undeclared-use", "document-disagrees", "missing-owned-folder",
        "owned-folder-read-only", "reserved-path-in-use", "diverged-realm", "sync-conflict",
        "sync-refused", "still-relied-upon",
      ])
  }

  private let shared = [
    RealmFile("realm.yaml", text: "name: rugs\ntrust: { signed_commits: required }\n"),
    RealmFile("repos/player.yaml", text: "name: player\n"),
    RealmFile("domains/game/domain.yaml", text: "name: game\nmembers: [player]\nowner: player\n"),
    RealmFile("domains/game/contracts/ping/1.0.0.yaml"),
    RealmFile("domains/game/bindings/player.yaml", text: "exports: [ping]\n"),
  ]

  @Test(arguments: [
    ("repos/player.yaml", "it belongs to 'player'"),
    ("domains/game/contracts/ping/1.0.0.yaml", "'ping' is owned by 'player'"),
    ("domains/game/domain.yaml", "'trainer' is no member of 'game'"),
    ("realm.yaml", "only an approver"),
  ])
  func `a commit for one repository that writes what another owns is told`(
    _ path: String, _ words: String
  ) throws {
    var facts = RealmFacts(Realm(shared))
    let trainer = try #require(RealmName("trainer"))
    facts.commits = [
      RealmCommit(
        hash: "00aa11bb22cc", repository: trainer, author: "t", signature: .good,
        paths: [path, "repos/trainer.yaml", "CODEOWNERS"])
    ]
    let told = facts.findings().filter { $0.slug == "foreign-write" }
    #expect(told.count == 1)
    #expect(told.first?.message.text.contains(words) == true, "\(told)")
    facts.commits[0].repository = RealmName("player")
    facts.commits[0].paths = [path, "CODEOWNERS"]
    let own = facts.findings().filter { $0.slug == "foreign-write" }
    #expect(own.isEmpty == (path != "realm.yaml"))
  }

  @Test func `signatures that are missing, bad or unknown are told, each in its words`() {
    var facts = RealmFacts(Realm(shared))
    let signatures: [RealmCommit.Signature] = [.good, .none, .bad, .uncheckable]
    facts.commits = signatures.map {
      RealmCommit(hash: "\($0)", repository: nil, author: "ann", signature: $0, paths: [])
    }
    let told = facts.findings().filter { $0.slug == "unsigned-realm-commit" }.map(\.message.text)
    #expect(
      Set(told) == [
        "commit none by 'ann' is not signed", "commit bad by 'ann' has a bad signature",
        "commit uncheckabl by 'ann' has a signature that cannot be checked here",
      ])
  }

  @Test func `circles are told with their path, each once`() {
    let files = ["a": "b", "b": "c", "c": "a", "d": "a"].map { name, other in
      RealmFile("repos/\(name).yaml", text: "depends_on: [\(other)]\n")
    }
    let told = RealmFacts(Realm(files)).findings().filter { $0.slug == "repository-cycle" }
    #expect(
      told.map(\.message.text) == ["repositories rely on each other: a -> b -> c -> a"])
  }
}
