import Contracts
import Findings
import Gating
import Testing

struct GroupGateTests {
  private func plan(_ second: String) -> String {
    """
    # Plan

    | Phase | Name | Status | Blocker |
    |---|---|---|---|
    | **SHORE** | | | |
    | Milestone 1 | Gauges | ✅ VERIFIED (2026-01-05) | None |
    | Milestone 2 | Store | \(second) | None |

    ### Milestone 1: Gauges ✅ VERIFIED (2026-01-05)

    **Gate Verification Evidence (2026-01-05):**
    ```
    Source: captures/run.jsonl
      readings = 712 (requirement: > 0) ✅
    ```

    ### Milestone 2: Store

    **Gate Verification Evidence (2026-01-06):**
    ```
    Source: captures/run.jsonl
      years = 3 (requirement: >= 3) ✅
    ```

    """
  }

  @Test(arguments: [
    ("✅ VERIFIED (2026-01-06)", GateVerdict.pass), ("🔄 PARTIAL", .open), ("⏳ PENDING", .open),
    ("❌ FAILED", .fail),
  ])
  func `a group stands as far as its phases do`(_ status: String, _ verdict: GateVerdict) {
    let gates = assess(plan(status)).gates
    let group = gates.first { $0.id == "group:SHORE" }
    #expect(group?.verdict == verdict, "\(gates.map { "\($0.id) \($0.verdict) \($0.reason)" })")
    #expect(group?.prerequisites.map(\.id) == ["phase:Milestone 1", "phase:Milestone 2"])
    #expect(gates.first?.id == "group:SHORE")
  }

  @Test func `a group that passes is dated by its last phase`() {
    let group = assess(plan("✅ VERIFIED (2026-01-06)")).gates.first { $0.id == "group:SHORE" }
    #expect(group?.date == Day("2026-01-06"))
  }
}

struct QualityGateTests {
  private func verdict(_ content: QualityArtifact.Content) -> GateResult? {
    var facts = GateFacts(today: Day("2026-02-01"))
    facts.artifacts = [QualityArtifact(path: "reports/x.xml", content: content)]
    return assess("# Plan\n", facts: facts).gates.first { $0.id == "quality:reports/x.xml" }
  }

  @Test(arguments: [
    (8001, GateVerdict.pass), (8000, .fail), (80_001, .pass), (0, .fail),
  ])
  func `coverage has to be more than what is asked`(_ covered: Int, _ expected: GateVerdict) {
    let total = covered == 80_001 ? 100_000 : 10_000
    let gate = verdict(.coverage(.init(covered: covered, total: total)))
    #expect(gate?.verdict == expected)
    #expect(gate?.evidence.first?.computed == (expected == .pass))
  }

  @Test func `a report of which nothing is asked passes nothing`() {
    #expect(verdict(.metrics([]))?.verdict == .open)
  }

  @Test func `a report that cannot be read leaves its gate unknown`() {
    let gate = verdict(.unreadable("cut off"))
    #expect(gate?.verdict == .unknown)
    #expect(gate?.reason == "the report cannot be read: cut off")
  }

  @Test func `one failing test fails the gate and is counted`() {
    let run = QualityArtifact.TestRun(suites: ["unit"], total: 9, failed: 1, errors: 0, skipped: 0)
    let gate = verdict(.tests(run))
    #expect(gate?.verdict == .fail)
    #expect(gate?.evidence.map(\.computed) == [true, false, true])
  }
}

struct GateWaiverTests {
  private let plan = """
    # Plan

    ## Phase A: Capture ✅ VERIFIED (2026-01-10)

    """

  private func judged(_ change: (inout GateWaiver) -> Void) -> GateResult? {
    var waiver = GateWaiver(rule: GateRules.unproven, reason: "known", owner: "us")
    change(&waiver)
    var policy = GatePolicy()
    policy.waivers = [waiver]
    return assess(plan, policy: policy).gates.first
  }

  private enum GateRules {
    static var unproven: RuleID { RuleID(.gate, 1) }
  }

  @Test func `a waiver by path, by gate or by fingerprint waives the gate too`() {
    let print = assess(plan).findings.first { $0.rule == GateRules.unproven }?.fingerprint
    #expect(judged { $0.path = "docs/plans" }?.verdict == .waived)
    #expect(judged { $0.path = "docs/**" }?.verdict == .waived)
    #expect(judged { $0.gate = "phase:Phase A" }?.verdict == .waived)
    #expect(judged { $0.fingerprint = print?.description }?.verdict == .waived)
  }

  @Test func `a waiver of something else waives nothing`() {
    #expect(judged { $0.path = "docs/plan" }?.verdict == .unknown)
    #expect(judged { $0.gate = "phase:Phase B" }?.verdict == .unknown)
    #expect(judged { $0.fingerprint = "00000000" }?.verdict == .unknown)
    #expect(judged { $0.expires = Day("2026-01-31") }?.verdict == .unknown)
  }
}

struct CommitEvidenceTests {
  private func findings(_ fact: CommitFact) -> [String] {
    var facts = GateFacts(today: Day("2026-02-01"))
    facts.commits = ["0a1b2c3d4e": fact]
    return assess(
      """
      # Plan

      ## Phase A: Capture ✅ VERIFIED (2026-01-10)

      ```yaml gate
      checks:
        - { field: tick, requirement: "> 0", value: 712 }
      commit: 0a1b2c3d4e
      ```

      """, facts: facts
    ).short.filter { $0.hasPrefix("GE003") }
  }

  @Test func `evidence of a commit that is no ancestor is told`() {
    #expect(findings(.known(date: nil, isAncestor: false)) == ["GE003@8"])
    #expect(findings(.known(date: nil, isAncestor: true)) == [])
  }
}
