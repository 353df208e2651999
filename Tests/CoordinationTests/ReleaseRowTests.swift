import Contracts
import Coordination
import Evolution
import Realms
import Testing

struct ReleaseRowTests {
  /// What a case changes of a consumer that the new version breaks.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var files: [String: String] = [:]
    var announced: String?
    var today = "2026-02-10"
    var uses = ["/tick"]
    var verdict: ReleaseVerdict
    var source: ReleaseRow.Source

    static let passed =
      #"{"consumer":"trainer","contract":"ping","version":"2.0.0","result":"pass"}"#
    static let failed =
      #"{"consumer":"trainer","contract":"ping","version":"2.0.0","result":"fail"}"#
    static func known(_ by: String, _ until: String = "") -> String {
      #"{"consumer":"trainer","contract":"ping","version":"2.0.0","by":"\#(by)"\#(until)}"#
    }
    static func law(_ approval: Bool, _ days: Int? = nil) -> String {
      "name: rugs\ngovernance:\n  approvers: [\"@boss\"]\n  breaking_changes:\n    "
        + "require_approval: \(approval)\n"
        + (days.map { "    grace_period_days: \($0)\n" } ?? "")
    }
    static let trial = "verifications/trainer--ping--2.0.0.json"
    static let word = "acknowledgements/trainer--ping--2.0.0.json"

    static let all = [
      Case(testDescription: "it breaks", verdict: .no, source: .containment),
      Case(
        testDescription: "it reads something else", uses: ["/note"], verdict: .yes,
        source: .containment),
      Case(
        testDescription: "it was tried and works", files: [trial: passed], verdict: .yes,
        source: .verification),
      Case(
        testDescription: "it was tried and fails", files: [trial: failed], uses: ["/note"],
        verdict: .no, source: .verification),
      Case(
        testDescription: "another text was tried",
        files: [
          trial: passed.replacing(
            "}", with: #","digest":"sha256:\#(String(repeating: "0", count: 64))"}"#)
        ], verdict: .no, source: .containment),
      Case(
        testDescription: "it is known", files: [word: known("ann")], verdict: .yes,
        source: .acknowledgement),
      Case(
        testDescription: "it was known until yesterday",
        files: [word: known("ann", #","until":"2026-02-09""#)], verdict: .no,
        source: .containment),
      Case(
        testDescription: "it is known until today",
        files: [word: known("ann", #","until":"2026-02-10""#)], verdict: .yes,
        source: .acknowledgement),
      Case(
        testDescription: "it is known, and nobody approved",
        files: [word: known("ann"), "realm.yaml": law(true)], verdict: .no, source: .containment),
      Case(
        testDescription: "it was approved",
        files: [word: known("boss"), "realm.yaml": law(true)], verdict: .yes,
        source: .acknowledgement),
      Case(
        testDescription: "the grace period runs", files: ["realm.yaml": law(false, 14)],
        announced: "2026-02-01", verdict: .no, source: .containment),
      Case(
        testDescription: "the last day of the grace period",
        files: ["realm.yaml": law(false, 9)], announced: "2026-02-01", verdict: .no,
        source: .containment),
      Case(
        testDescription: "the grace period is over", files: ["realm.yaml": law(false, 8)],
        announced: "2026-02-01", verdict: .yes, source: .gracePeriod),
      Case(
        testDescription: "the grace period has not begun", files: ["realm.yaml": law(false, 8)],
        verdict: .no, source: .containment),
      Case(
        testDescription: "the grace period is over, and a break needs approval",
        files: ["realm.yaml": law(true, 8)], announced: "2026-02-01", verdict: .no,
        source: .containment),
      Case(
        testDescription: "it failed, and the grace period is over",
        files: ["realm.yaml": law(false, 8), trial: failed], announced: "2026-02-01",
        verdict: .no, source: .verification),
    ]
  }

  static let old =
    #"{"type":"object","properties":{"tick":{"type":"integer"},"note":{"type":"string"}}}"#
  static let new = old.replacing("integer", with: "string")

  private func row(_ example: Case) throws -> ReleaseRow {
    let binding = """
      imports:
        - { contract: ping, range: ">=1.0.0 <2.0.0", uses: [\(example.uses.joined(separator: ", "))] }
      """
    let realm = Realm(
      ([
        "realm.yaml": "name: rugs\n", "domains/game/domain.yaml": "name: game\n",
        "domains/game/bindings/trainer.yaml": binding,
      ].merging(example.files) { $1 }).map { RealmFile($0.key, text: $0.value) })
    #expect(realm.problems.isEmpty, "\(realm.problems)")
    let domain = try #require(realm.domains.first)
    let ping = try #require(ContractName("ping"))
    let (binding_, relied) = try #require(domain.importers(of: ping).first)
    let version = try #require(Version("2.0.0"))
    var terms = ReleaseTerms(ping, version, governance: realm.charter.governance)
    terms.today = Day(example.today)
    terms.announced = example.announced.flatMap { Day($0) }
    terms.digest = "sha256:" + String(repeating: "1", count: 64)
    var consumer = ReleaseConsumer(binding_.repository, relied)
    consumer.version = Version("1.0.0")
    consumer.impact = try comparison(Self.old, Self.new)
      .impact(on: try #require(relied.reading))
    consumer.verification = realm.verifications.first
    consumer.acknowledgement = realm.acknowledgements.first
    return terms.row(for: consumer)
  }

  @Test(arguments: Case.all)
  func `a consumer blocks when nothing lets the break pass`(_ example: Case) throws {
    let row = try row(example)
    #expect(row.verdict == example.verdict, "\(row)")
    #expect(row.source == example.source, "\(row)")
    #expect(!row.reason.isEmpty)
    if row.verdict == .no, row.source == .containment {
      #expect(row.reason.contains("/tick"), "\(row.reason)")
    }
  }

  @Test func `a matrix says no before it says unknown`() {
    #expect(ReleaseVerdict([.yes, .unknown, .no, .unknown]) == .no)
    #expect(ReleaseVerdict([.yes, .unknown]) == .unknown)
    #expect(ReleaseVerdict([]) == .yes)
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-01"), ("2024-02-28", 1, "2024-02-29"),
    ("2026-12-31", 14, "2027-01-14"), ("2026-01-17", 0, "2026-01-17"),
    ("2026-03-01", 365, "2027-03-01"),
  ])
  func `days are added over the ends of months and years`(
    _ day: String, _ days: Int, _ later: String
  ) throws {
    #expect(try #require(Day(day)).adding(days: days)?.description == later)
    #expect(try #require(Day("9999-12-31")).adding(days: 1) == nil)
  }
}
