import Findings
import Plans

/// A mark that says other than the numbers do.
struct DisagreeingMark: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 201), "disagreeing-mark", severity: .error,
    summary: "The mark behind an assertion is not what the assertion comes to.",
    rationale:
      "Every claim is computed again. A check mark behind a value that fails is a wrong claim.",
    bad: """
      # Plan

      ## Phase A: Capture ✅ VERIFIED (2026-01-10)

      **Gate Verification Evidence (2026-01-10):**
      ```
      Source: captures/run.jsonl
        tick = 0 (requirement: > 0) ✅
      ```

      """,
    good: """
      # Plan

      ## Phase A: Capture ✅ VERIFIED (2026-01-10)

      **Gate Verification Evidence (2026-01-10):**
      ```
      Source: captures/run.jsonl
        tick = 712 (requirement: > 0) ✅
      ```

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.assertions.compactMap { offered -> Ruling? in
      let (recomputed, assertion) = (offered.recomputed, offered.assertion)
      guard let computed = recomputed.computed, let claimed = recomputed.claimed,
        claimed != computed
      else { return nil }
      let found = finding(
        "'\(assertion.name.value)' is \(assertion.value.text), which is \(computed ? "" : "not ")"
          + "\(assertion.requirement.text), and the mark says otherwise", at: assertion.span,
        in: offered.plan)
      return Ruling(finding: found, effect: .fails, phases: docket.numbers(offered.phase))
    }
  }
}

extension Docket {
  func numbers(_ phase: JudgedPhase?) -> [Int] { phase.map { [number(of: $0)] } ?? [] }
}
