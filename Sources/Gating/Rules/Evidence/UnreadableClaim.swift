import Findings
import Plans
import SourceText

/// An assertion that cannot be computed again.
struct UnreadableClaim: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 202), "unreadable-claim", severity: .warning,
    summary: "An assertion cannot be computed again as it is written.",
    rationale: """
      A claim that nobody can compute is a claim that nobody has computed. It counts as unknown, \
      whatever mark stands behind it.
      """,
    bad: """
      # Plan

      ## Phase A: Capture ✅ VERIFIED (2026-01-10)

      **Gate Verification Evidence (2026-01-10):**
      ```
      Source: captures/run.jsonl
        tick = 712 (requirement: > many) ✅
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
    let undecided = docket.assertions.compactMap { offered -> Ruling? in
      if case .unknownOperator = offered.recomputed.outcome { return nil }
      guard let note = offered.recomputed.note else { return nil }
      return Ruling(
        finding: finding(
          "'\(offered.assertion.name.value)' cannot be computed: \(note)",
          at: offered.assertion.span, in: offered.plan),
        effect: .clouds, phases: docket.numbers(offered.phase))
    }
    let unread = docket.allEvidence.flatMap { plan, phase, block in
      block.unreadable.map { line in
        Ruling(
          finding: finding(
            "the line looks like an assertion and cannot be read as one", at: line.span, in: plan),
          effect: .clouds, phases: docket.numbers(phase))
      }
    }
    return undecided + unread + exact(docket)
  }

  private func exact(_ docket: Docket) -> [Ruling] {
    docket.exactGates.flatMap { plan, phase, gate -> [Ruling] in
      let problems = gate.problems.map { ($0.message, $0.span) }
      let checks = gate.checks.compactMap { check -> (String, SourceSpan)? in
        guard let requirement = check.requirement?.value else { return nil }
        let outcome = RecomputedAssertion(
          value: check.value?.value.text ?? "0", requirement: requirement.text
        ).outcome
        guard case .unreadable(let why) = outcome else { return nil }
        return ("'\(requirement.text)' cannot be read: \(why)", check.span)
      }
      return (problems + checks).map { message, span in
        Ruling(
          finding: finding(message, at: span, in: plan), effect: .clouds,
          phases: docket.numbers(phase))
      }
    }
  }
}
