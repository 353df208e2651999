import Contracts
import Realms
import SourceText
import Testing

struct RealmTests {
  private static let files = [
    RealmFile(
      "realm.yaml",
      text: """
        name: rugs
        version: 1.0.0
        governance:
          admission: approval
          approvers: ["@nomad"]
          breaking_changes: { require_approval: true, grace_period_days: 14 }
        trust: { signed_commits: required }
        issue: { prefix: "[realm]" }
        shared:
          EMBEDDING_MODEL: small
          SCHEMA_VERSION: { value: 1.0.0, used_by: [indexer] }
        environments: [main, production]
        sync_points:
          - { event: embedding-change, actions: { indexer: rebuild the index } }
        repos:
          old: { url: "git@host:old.git" }

        """),
    RealmFile(
      "repos/player.yaml",
      text: "name: player\nowns: [\"events/**\"]\nmaintainers: [\"@ann\"]\naliases: [vectra]\n"),
    RealmFile("domains/game/domain.yaml", text: "name: game\nmembers: [player, trainer]\n"),
    RealmFile("domains/game/contracts/ping/1.0.0.yaml"),
    RealmFile("domains/game/contracts/ping/1.10.0.yaml"),
    RealmFile("domains/game/contracts/ping/1.9.0.yaml"),
    RealmFile(
      "domains/game/bindings/player.yaml",
      text: "role: provider\nexports:\n  - { contract: ping, version: 1.10.0, source_files: [a] }\n"
    ),
    RealmFile(
      "domains/game/bindings/trainer.yaml",
      text: """
        role: consumer
        imports:
          - contract: ping
            range: ">=1.0.0 <2.0.0"
            uses: [/tick, price]
            profile: tolerant
            binding: [src/*.sql]
            status: current
            resolved: { version: 1.10.0, commit: 0a1b }

        """),
    RealmFile(
      "verifications/trainer--ping--1.10.0.json",
      text: #"{"consumer":"trainer","contract":"ping","version":"1.10.0","result":"pass"}"#),
    RealmFile(
      "environments/production/trainer.yaml", text: "contracts: { ping: 1.0.0 }\n"),
  ]

  @Test func `a realm is read from its files, in any order`() throws {
    for files in [Self.files, Self.files.reversed()] {
      let realm = Realm(files)
      #expect(realm.problems.isEmpty, "\(realm.problems.map(\.message))")
      #expect(realm.name == "rugs")
      #expect(realm.charter.governance.admission == .approval)
      #expect(realm.charter.governance.gracePeriodDays == 14)
      #expect(realm.charter.signedCommits == .required)
      #expect(realm.charter.constant("EMBEDDING_MODEL")?.value.value == "small")
      #expect(realm.charter.constant("SCHEMA_VERSION")?.usedBy.map(\.value) == ["indexer"])
      #expect(realm.repositories.map(\.name.text) == ["old", "player"])
      #expect(realm.repository(called: "vectra")?.name.text == "player")
      let game = try #require(realm.domains.first)
      #expect(game.contracts.map(\.version.description) == ["1.0.0", "1.9.0", "1.10.0"])
      let taken = try #require(game.bindings.last?.imports.first)
      #expect(taken.uses.map(\.value) == ["/tick", "price"])
      #expect(taken.resolved?.commit == "0a1b")
      #expect(realm.verifications.first?.result == .pass)
      let ping = try #require(ContractName("ping"))
      #expect(realm.deployments.first?.version(of: ping) == Version(1, 0, 0))
    }
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    var path: String
    var text: String
    var message: String
    var testDescription: String { path + " " + message }
  }

  static let faults = [
    Fault(path: "repos/a.yaml", text: "nam: a\n", message: "unknown key 'nam' in 'repos/a.yaml'"),
    Fault(path: "repos/a.yaml", text: "name: b\n", message: "'b' is written in the file of 'a'"),
    Fault(
      path: "repos/a.yaml", text: "owns: [../x]\n",
      message: "'owns' leads out of its repository: '../x'"),
    Fault(
      path: "repos/a.yaml", text: "owns: [a/.GIT/hooks/x]\n",
      message: "'owns' leads out of its repository: 'a/.GIT/hooks/x'"),
    Fault(path: "repos/a.yaml", text: "- a\n", message: "'the file' must be a mapping of keys"),
    Fault(
      path: "domains/d/bindings/a.yaml",
      text: "exports: [{ contract: ../../.git/hooks/x }]\n",
      message: "'contract' is '../../.git/hooks/x', which is no name"),
    Fault(
      path: "domains/d/bindings/a.yaml", text: "imports: [{ contract: p, range: newest }]\n",
      message: "'newest' is no range of versions like '>=1.0.0 <2.0.0'"),
    Fault(
      path: "domains/d/bindings/a.yaml", text: "imports: [{ contract: p }]\n",
      message: "key 'range' is missing in 'imports'"),
    Fault(
      path: "domains/d/bindings/a.yaml", text: "exports: [p, p]\n",
      message: "'p' is listed twice in 'exports'"),
    Fault(
      path: "verifications/x.json", text: "{\"consumer\": \"a\"}",
      message: "key 'contract' is missing in 'verifications/x.json'"),
    Fault(
      path: "domains/d/contracts/p/one.yaml", text: "",
      message: "nothing of a realm lies here, so it is not read"),
    Fault(path: "domains/.GIT/x", text: "", message: "no file may be called so"),
  ]

  @Test(arguments: faults)
  func `what is wrong in a file is told with its place`(_ fault: Fault) {
    let realm = Realm([
      RealmFile("realm.yaml", text: "name: r\n"), RealmFile(fault.path, text: fault.text),
    ])
    #expect(realm.problems.map(\.message).contains(fault.message), "\(realm.problems)")
    #expect(realm.problems.allSatisfy { $0.path == fault.path })
  }

  @Test func `links, other repositories and names that differ by case are told`() {
    let realm = Realm([
      RealmFile("realm.yaml", text: "name: r\n"), RealmFile("repos/a.yaml", kind: .link),
      RealmFile("repos/B.yaml", text: "name: B\n"), RealmFile("repos/b.yaml", text: "name: b\n"),
    ])
    #expect(
      realm.problems.map(\.message) == [
        "this is a symbolic link, not a file",
        "'repos/b.yaml' and 'repos/B.yaml' are one name where capitals do not count",
      ])
  }

  @Test func `a bomb of aliases is refused`() {
    var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let (one, before) = (UInt8(97 + level), UInt8(96 + level))
      let name = String(UnicodeScalar(one)), last = String(UnicodeScalar(before))
      text +=
        "\(name): &\(name) [\(Array(repeating: "*\(last)", count: 9).joined(separator: ", "))]\n"
    }
    let realm = Realm([RealmFile("realm.yaml", text: text)])
    #expect(realm.problems.first?.message.contains("aliases") == true)
  }

  @Test func `a setting that cannot be read opens no door`() {
    let realm = Realm([
      RealmFile(
        "realm.yaml",
        text: "name: r\ngovernance: { admission: opn }\ntrust: { signed_commits: maybe }\n")
    ])
    #expect(realm.charter.governance.admission == .inviteOnly)
    #expect(realm.charter.signedCommits == .required)
    #expect(realm.problems.count == 2)
  }

  @Test func `a lock reads back as it was written`() throws {
    let entry = RealmLock.Entry(
      realm: try #require(RealmName("rugs")), domain: try #require(RealmName("game")),
      contract: try #require(ContractName("ping")),
      range: try #require(SemVerRange(">=1.0.0 <2.0.0")), version: Version(1, 2, 0),
      commit: "00aa", digest: "sha256:" + String(repeating: "0", count: 64))
    let lock = RealmLock([entry])
    let (read, problems) = RealmLock.read(SourceFile(path: "schema.lock", bytes: lock.bytes))
    #expect(problems.isEmpty)
    #expect(read.entries == [entry])
    let (none, faults) = RealmLock.read(SourceFile(path: "schema.lock", text: "lock: 2\n"))
    #expect(none.entries.isEmpty && faults.count == 1)
  }
}
