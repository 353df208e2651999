import Findings
import SourceText
import Testing

@Suite struct FindingSetTests {
  private static let rule = RuleInfo(
    RuleID(.event, 101), "missing-field", severity: .error, summary: "", rationale: "")
  private static let hint = RuleInfo(
    RuleID(.event, 102), "wrong-type", severity: .info, summary: "", rationale: "")

  private func finding(
    _ message: Finding.Message, _ path: String? = nil, line: Int = 1, rule: RuleInfo = Self.rule
  ) -> Finding {
    let place = path.map { Place(path: $0, position: Position(line: line, column: 1)) }
    return Finding(rule, message, at: place)
  }

  @Test func `what belongs together stands together, whatever came first`() {
    var ofContract = finding("c", "a.yaml")
    ofContract.contract = "tick"
    let all = [
      finding("no place"), finding("a", "a.yaml", line: 2),
      finding("a", "a.yaml", line: 2, rule: Self.hint), finding("b", "a.yaml", line: 10),
      finding("a", "b.yaml"), ofContract,
    ]
    for shuffled in [all.reversed(), Array(all[3...] + all[..<3])] {
      #expect(FindingSet(shuffled).findings == all)
    }
  }

  @Test func `the same finding counts once`() {
    #expect(FindingSet([finding("a", "x"), finding("a", "x")]).findings.count == 1)
    #expect(FindingSet([finding("a", "x"), finding("a", "x", line: 2)]).findings.count == 2)
  }

  @Test func `names that only look alike are two findings`() {
    let (composed, decomposed) = (finding("no field '\u{E9}'"), finding("no field 'e\u{301}'"))
    #expect(FindingSet([composed, decomposed]).findings.count == 2)
  }

  @Test func `what is borne neither counts nor fails`() {
    let hint = finding("b", rule: Self.hint)
    let open = FindingSet([finding("a"), hint])
    let borne = FindingSet(open.findings.map { $0.borne(by: .waiver) })
    #expect(open.count(.error) == 1 && open.fails(at: .error) && open.fails(at: .info))
    #expect(borne.count(.error) == 0 && !borne.fails(at: .info))
    #expect(!FindingSet([hint]).fails(at: .warning))
  }

  @Test func `who bore it first is who bears it`() {
    #expect(finding("a").borne(by: .comment).borne(by: .baseline).bearer == .comment)
  }

  @Test func `a fingerprint survives what moves and no more than that`() {
    let here = finding("a", "x", line: 1)
    #expect(here.fingerprint == finding("a", "x", line: 99).fingerprint)
    #expect(here.fingerprint != finding("a", "y").fingerprint)
    #expect(here.fingerprint != finding("b", "x").fingerprint)
    #expect(here.fingerprint != finding("a", "x", rule: Self.hint).fingerprint)
  }

  @Test func `in an event the capture and the version do not matter`() {
    var (first, second) = (finding("a", "one.jsonl"), finding("a", "two.jsonl"))
    (first.contract, second.contract) = ("tick@1.0.0", "tick@2.1.0")
    (first.pointer, second.pointer) = ("/price", "/price")
    #expect(first.fingerprint == second.fingerprint)
    second.pointer = "/size"
    #expect(first.fingerprint != second.fingerprint)
  }

  @Test func `parts of a fingerprint do not run into each other`() {
    #expect(Fingerprint(["ab", "c"]) != Fingerprint(["a", "bc"]))
    // Written down in baselines and waivers: it must never change.
    #expect(
      Fingerprint(["CL101", "contracts/tick.yaml", "no owner"]).description == "70402e22e53fcdc1")
  }
}
