import Findings
import Plans
import SourceText

/// Two plans that both win.
struct RivalCanonicalPlans: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 1), "rival-canonical-plans", severity: .error,
    summary: "More than one plan calls itself canonical, or the one that should does not.",
    rationale: "Where plans disagree the canonical one wins. With two of them nobody knows which.",
    bad: """
      # file: docs/plans/A.md
      # Plan A

      **Status:** CANONICAL - Master Plan

      # file: docs/plans/B.md
      # Plan B

      **Status:** CANONICAL - Master Plan

      """,
    good: """
      # file: docs/plans/A.md
      # Plan A

      **Status:** CANONICAL - Master Plan

      # file: docs/plans/B.md
      # Plan B

      **Status:** Archived

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    let canonical = docket.plans.filter { $0.document.documentClass == .canonical }
    guard let named = docket.policy.canonical else {
      guard let first = canonical.first else { return [] }
      return canonical.dropFirst().map { plan in
        remark("'\(first.path)' is canonical too", at: statusSpan(of: plan), in: plan)
          .relating(statusSpan(of: first), in: first, "the other one")
      }
    }
    let rivals = canonical.filter { $0.path != named }.map { plan in
      remark("'\(named)' is the canonical plan", at: statusSpan(of: plan), in: plan)
    }
    guard let plan = docket.plans.first(where: { $0.path == named }),
      plan.document.documentClass != .canonical, plan.document.documentClass != nil
    else { return rivals }
    return rivals + [
      remark(
        "the settings call the plan canonical, and the plan does not", at: statusSpan(of: plan),
        in: plan)
    ]
  }

  private func statusSpan(of plan: JudgedPlan) -> SourceSpan {
    plan.document.header.first { $0.key.lowercased() == "status" }?.span
      ?? plan.document.title?.span ?? .beginning
  }
}
