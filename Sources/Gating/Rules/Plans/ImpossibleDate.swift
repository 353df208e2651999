import Findings
import Plans

/// A day that no calendar has.
struct ImpossibleDate: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 14), "impossible-date", severity: .warning,
    summary: "A date names a day that does not exist.",
    rationale: "Nothing can be before or after it, so whatever depends on it is not judged.",
    bad: "# Plan\n\n**Date:** 2026-02-30\n",
    good: "# Plan\n\n**Date:** 2026-02-28\n")

  func rulings(on docket: Docket) -> [Ruling] {
    docket.plans.flatMap { plan in
      plan.document.problems.compactMap { problem in
        guard case .impossibleDate(let text) = problem.kind else { return nil }
        return remark("'\(text)' is no day of the calendar", at: problem.span, in: plan)
      }
    }
  }
}
