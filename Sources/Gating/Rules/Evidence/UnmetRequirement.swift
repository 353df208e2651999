import Findings
import Plans
import SourceText

/// A value that is not what is required, under a gate that is called passed.
struct UnmetRequirement: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 207), "unmet-requirement", severity: .error,
    summary: "A value of a gate that is called passed does not meet its requirement.",
    rationale: "A gate is as good as its worst check.",
    bad: """
      # Plan

      ## Phase A: Capture ✅ VERIFIED (2026-01-10)

      **Gate Verification Evidence (2026-01-10):**
      ```
      Source: captures/run.jsonl
        tick = 712 (requirement: > 0) ✅
        gaps = 3 (requirement: == 0) ❌
      ```

      """,
    good: """
      # Plan

      ## Phase A: Capture ✅ VERIFIED (2026-01-10)

      **Gate Verification Evidence (2026-01-10):**
      ```
      Source: captures/run.jsonl
        tick = 712 (requirement: > 0) ✅
        gaps = 0 (requirement: == 0) ✅
      ```

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.assertions.compactMap { offered -> Ruling? in
      let (recomputed, assertion) = (offered.recomputed, offered.assertion)
      // A mark that says yes is another rule's business.
      guard recomputed.computed == false, recomputed.claimed != true else { return nil }
      guard let phase = offered.phase, phase.isDone else { return nil }
      return unmet(
        assertion.name.value, assertion.value.text, assertion.requirement.text, phase,
        at: assertion.span, docket)
    } + exact(docket)
  }

  private func exact(_ docket: Docket) -> [Ruling] {
    docket.exactGates.flatMap { plan, phase, gate -> [Ruling] in
      guard let phase, phase.isDone else { return [] }
      return gate.checks.compactMap { check in
        guard let value = check.value?.value, let requirement = check.requirement?.value,
          RecomputedAssertion(value: value.text, requirement: requirement.text).computed == false
        else { return nil }
        return unmet(
          check.field?.value ?? "value", value.text, requirement.text, phase, at: check.span, docket
        )
      }
    }
  }

  private func unmet(
    _ name: String, _ value: String, _ requirement: String, _ phase: JudgedPhase,
    at span: SourceSpan, _ docket: Docket
  ) -> Ruling {
    ruling(
      "'\(name)' is \(value), which is not \(requirement), and '\(phase.label)' is called "
        + phase.state.words, .fails, on: phase, at: span, in: docket)
  }
}
