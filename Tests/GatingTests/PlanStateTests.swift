import Findings
import Gating
import Plans
import Testing

struct VerificationDateTests {
  private func findings(_ status: String, _ evidence: String) -> [Finding] {
    assess(
      """
      # Plan

      ## Phase A: Ticks \(status)

      **Gate Verification Evidence\(evidence):**
      ```
      Source: captures/run.jsonl
        ticks = 3 (requirement: > 0) ✅
      ```

      """
    ).findings.filter { $0.slug == "undated-verification" }
  }

  @Test func `a date that only the evidence has is told as a note`() {
    let found = findings("✅ VERIFIED", " (2026-01-10)")
    #expect(found.map(\.severity) == [.info])
    #expect(found.first?.message.text.hasSuffix("its evidence is of 2026-01-10") == true)
    #expect(findings("✅ VERIFIED", "").map(\.severity) == [.warning])
    #expect(findings("✅ VERIFIED (2026-01-10)", " (2026-01-10)").isEmpty)
    #expect(findings("✅ COMPLETE", " (2026-01-10)").isEmpty)
  }
}

struct GroupStateTests {
  @Test(arguments: [
    ("✅ VERIFIED (2026-01-06)", "years = 1", PlanState.inProgress),
    ("❌ FAILED", "years = 3", .failed), ("🔄 PARTIAL", "years = 3", .inProgress),
    ("✅ VERIFIED (2026-01-06)", "years = 3", .verified),
  ])
  func `a group over a phase that fails is not ready for verification`(
    _ status: String, _ claim: String, _ state: PlanState
  ) {
    let gates = assess(
      """
      # Plan

      | Phase | Name | Status | Blocker |
      |---|---|---|---|
      | **SHORE** | | | |
      | Phase A | Store | \(status) | None |

      ### Phase A: Store

      **Gate Verification Evidence (2026-01-06):**
      ```
      Source: captures/run.jsonl
        \(claim) (requirement: >= 3)
      ```

      """
    ).gates
    #expect(gates.first { $0.id == "group:SHORE" }?.state == state)
  }
}

struct ForeignNumberTests {
  @Test(arguments: [
    ("120 000", "> 100 000", true), ("1'204'331", "== 1204331", true), ("0,95", ">= 0,9", true),
    ("0,95", ">= 0,96", false), ("1\u{202F}440", ">= 1,440", true), ("1,5", "< 2", nil),
    ("31,744 events", "> 31743", true), ("12 0000", "> 1", nil), ("3,141", "== 3141", true),
    ("12 000 ms", "< 13 s", true), ("1 2", "> 0", nil),
  ])
  func `values are read as other countries write them`(
    _ value: String, _ demand: String, _ holds: Bool?
  ) {
    #expect((try? Demand(demand))?.judge(ClaimValue(value)).computed == holds)
  }
}
