import Findings
import Plans
import SourceText

/// A requirement with an operator that nobody knows.
struct UnknownOperator: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 203), "unknown-operator", severity: .warning,
    summary: "A requirement uses an operator that is not known.",
    rationale: """
      The known ones are >, >=, <, <=, ==, !=, in, not in, between, matches and exists. Any other \
      is not guessed at, so the claim stays unknown.
      """,
    bad: """
      # Plan

      ## Phase A: Capture ✅ VERIFIED (2026-01-10)

      **Gate Verification Evidence (2026-01-10):**
      ```
      Source: captures/run.jsonl
        tick = 712 (requirement: exceeds 0) ✅
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
    let wild = docket.assertions.compactMap { offered -> Ruling? in
      ruling(
        offered.recomputed, offered.phase, at: offered.assertion.requirementSpan, in: offered.plan,
        docket)
    }
    let exact = docket.exactGates.flatMap { plan, phase, gate in
      gate.checks.compactMap { check in
        check.requirement.flatMap { requirement in
          ruling(
            RecomputedAssertion(value: "0", requirement: requirement.value.text), phase,
            at: requirement.span, in: plan, docket)
        }
      }
    }
    return wild + exact
  }

  private func ruling(
    _ recomputed: RecomputedAssertion, _ phase: JudgedPhase?, at span: SourceSpan,
    in plan: JudgedPlan, _ docket: Docket
  ) -> Ruling? {
    guard case .unknownOperator(let word) = recomputed.outcome else { return nil }
    return Ruling(
      finding: finding("unknown operator '\(word)' in a requirement", at: span, in: plan)
        .noting("use >, >=, <, <=, ==, !=, in, not in, between, matches or exists"),
      effect: .clouds, phases: docket.numbers(phase))
  }
}

extension Finding {
  func noting(_ note: String) -> Finding {
    var copy = self
    copy.notes.append(note)
    return copy
  }
}
