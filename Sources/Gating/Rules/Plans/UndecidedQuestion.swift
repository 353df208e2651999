import Findings
import Plans

/// A decision that is still a question.
struct UndecidedQuestion: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 11), "undecided-question", severity: .warning,
    summary: "A key decision is a question, and nothing answers it.",
    rationale: "Work goes on without the decision, each part with an answer of its own.",
    bad: """
      # Plan

      ## Phase A: Storage ⏳ PENDING

      **Key Decision:** Who owns which data in live mode?

      """,
    good: """
      # Plan

      ## Phase A: Storage ⏳ PENDING

      **Key Decision:** Who owns which data in live mode? See ADR-004

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.plans.flatMap { plan in
      ([plan.document.loose] + plan.phases.map(\.contents)).flatMap { contents in
        contents.decisions.filter { $0.isQuestion && $0.records.isEmpty }.map { line in
          remark("the decision is open: '\(line.text.value)'", at: line.span, in: plan)
        }
      }
    }
  }
}
