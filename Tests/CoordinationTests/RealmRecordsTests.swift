import Contracts
import Coordination
import Realms
import Testing

struct RealmRecordsTests {
  /// Records of one consumer, `result@day` or `result` alone, and what counts of them.
  struct Trials: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var records: [String]
    var counts: String?

    static let all = [
      Trials(testDescription: "none", records: [], counts: nil),
      Trials(testDescription: "one", records: ["pass"], counts: "pass"),
      Trials(
        testDescription: "a pass after a failure", records: ["fail@2026-02-01", "pass@2026-02-02"],
        counts: "pass"),
      Trials(
        testDescription: "a failure after a pass", records: ["fail@2026-02-02", "pass@2026-02-01"],
        counts: "fail"),
      Trials(
        testDescription: "both on one day", records: ["pass@2026-02-01", "fail@2026-02-01"],
        counts: "fail"),
      Trials(testDescription: "both without a day", records: ["fail", "pass"], counts: "fail"),
      Trials(
        testDescription: "a failure without a day", records: ["fail", "pass@2026-02-01"],
        counts: "fail"),
      Trials(
        testDescription: "a pass without a day", records: ["fail@2026-02-01", "pass"],
        counts: "fail"),
      Trials(
        testDescription: "a pass after each of two failures",
        records: ["fail@2026-02-01", "pass@2026-02-03", "fail@2026-02-02"], counts: "pass"),
    ]
  }

  private func realm(_ folder: String, _ bodies: [String]) -> Realm {
    Realm(
      [RealmFile("realm.yaml", text: "name: rugs\n")]
        + bodies.enumerated().map { index, body in
          RealmFile(
            "\(folder)/\(index).json",
            text: #"{"consumer":"trainer","contract":"ping","version":"2.0.0",\#(body)}"#)
        })
  }

  private func subject() throws -> (RealmName, ContractName, Version) {
    (
      try #require(RealmName("trainer")), try #require(ContractName("ping")),
      try #require(Version("2.0.0"))
    )
  }

  @Test(arguments: Trials.all, [false, true])
  func `a failure counts until a later pass, in any order of files`(
    _ example: Trials, _ isReversed: Bool
  ) throws {
    let bodies = example.records.map { record in
      let parts = record.split(separator: "@")
      let day = parts.count == 2 ? #","date":"\#(parts[1])""# : ""
      return #""result":"\#(parts[0])"\#(day)"#
    }
    let (consumer, contract, version) = try subject()
    let realm = realm("verifications", isReversed ? bodies.reversed() : bodies)
    #expect(realm.problems.isEmpty)
    let found = realm.verification(by: consumer, of: contract, version, text: nil)
    #expect(found?.result.rawValue == example.counts)
  }

  @Test func `a trial of this text stands before one of another`() throws {
    let (this, other) = (String(repeating: "1", count: 64), String(repeating: "2", count: 64))
    let (consumer, contract, version) = try subject()
    let realm = realm(
      "verifications",
      [
        #""result":"pass","date":"2026-02-01","digest":"sha256:\#(this)""#,
        #""result":"fail","date":"2026-02-02","digest":"sha256:\#(other)""#,
      ])
    let found = realm.verification(by: consumer, of: contract, version, text: "sha256:\(this)")
    #expect(found?.result == .pass)
    let last = realm.verification(by: consumer, of: contract, version, text: nil)
    #expect(last?.result == .fail)
  }

  @Test(arguments: [
    ([#""date":"2026-01-01""#, #""date":"2026-02-01","until":"2026-02-03""#], "2026-02-03"),
    ([#""date":"2026-02-01""#, #""date":"2026-01-01","until":"2026-01-03""#], nil),
    ([#""until":"2026-01-09""#, #""until":"2026-01-03""#], "2026-01-03"),
    ([#""by":"ann""#, #""until":"2026-01-03""#], "2026-01-03"),
  ])
  func `the last word about a break counts, and of equals the one that ends first`(
    _ bodies: [String], _ until: String?
  ) throws {
    let (consumer, contract, version) = try subject()
    for order in [bodies, bodies.reversed()] {
      let found = realm("acknowledgements", order)
        .acknowledgement(by: consumer, of: contract, version)
      #expect(found?.until?.description == until)
      #expect(found != nil)
    }
  }

  @Test(arguments: [
    ("domains/game/bindings/x.yaml", "imports: [", true),
    ("domains/game/bindings/x.yaml", "imports:\n  - { contract: ping, range: latest }\n", true),
    ("domains/game/bindings/x.yaml", "imports: []\nnotes: here\n", true),
    ("domains/game/bindings/x.yaml", "role: consumer\n", false),
    ("domains/art/bindings/x.yaml", "imports: [", false),
    ("domains/game/contracts/ping/latest.yaml", "x", false),
    ("verifications/x.json", "{", true), ("environments/main/x.yaml", "contracts: [", true),
    ("environments/other/x.yaml", "contracts: [", false), ("README.md", "x", false),
    ("realm.yaml", "name: [", true), ("realm.yaml", "name: rugs\nnotes: x\n", false),
  ])
  func `a file that may hide a consumer is told`(
    _ path: String, _ text: String, _ isDoubtful: Bool
  ) throws {
    var files = ["realm.yaml": "name: rugs\n"]
    files[path] = text
    let realm = Realm(files.map { RealmFile($0.key, text: $0.value) })
    let unread = realm.unread(
      about: [try #require(RealmName("game"))], in: RealmName("main"))
    #expect(unread == (isDoubtful ? [path] : []), "\(realm.problems)")
  }
}
