import Contracts
import Findings
import Plans
import SourceText

/// Documentation that is ticked as updated in a plan that was not.
struct StaleDocumentation: PlanRule {
  static let info = RuleInfo(
    RuleID(.qualityGate, 6), "stale-documentation", severity: .warning,
    summary: "Documentation is ticked as updated, and the plan that says so is out of date itself.",
    rationale: """
      The gate asks that documentation moves with the work. The plan is the part of it that can be \
      looked at: its own date and its next review tell whether that was so.
      """,
    bad: """
      # Plan

      **Last Updated:** 2026-01-02

      ## Phase A: Capture ✅ VERIFIED (2026-01-10)

      **Verification:** 1565 events captured

      - [x] Documentation updated

      """,
    good: """
      # Plan

      **Last Updated:** 2026-01-10

      ## Phase A: Capture ✅ VERIFIED (2026-01-10)

      **Verification:** 1565 events captured

      - [x] Documentation updated

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.plans.flatMap { plan -> [Ruling] in
      let contents = [plan.document.loose] + plan.phases.map(\.contents)
      let claims = contents.flatMap(\.checklist).filter { $0.isDone && saysUpdated($0.text) }
      guard !claims.isEmpty, let fault = fault(of: plan, docket) else { return [] }
      return claims.map { claim in
        remark("documentation is ticked as updated, and \(fault.words)", at: claim.span, in: plan)
          .relating(fault.span, in: plan, "the plan's own date")
      }
    }
  }

  private func saysUpdated(_ text: String) -> Bool {
    guard Self.subjects.occurs(in: text) else { return false }
    let words = plainWords(text)
    return words.contains { ["documentation", "docs"].contains($0) }
      && words.contains { ["updated", "current", "date"].contains($0) }
  }

  private static let subjects = WordFinder(["documentation", "docs"])

  /// What makes the plan out of date: a review that is due, or work done since it was updated.
  private func fault(of plan: JudgedPlan, _ docket: Docket) -> (words: String, span: SourceSpan)? {
    if let today = docket.facts.today, let (day, span) = date(of: "next review", plan), day < today
    {
      return ("the plan's review was due on \(day)", span)
    }
    guard let (updated, span) = date(of: "last updated", plan) ?? date(of: "updated", plan),
      let newest = plan.phases.filter(\.isDone).max(by: { $0.date ?? updated < $1.date ?? updated }
      ),
      let day = newest.date, updated < day
    else { return nil }
    return ("the plan was last updated on \(updated), before '\(newest.label)' on \(day)", span)
  }

  private func date(of key: String, _ plan: JudgedPlan) -> (Day, SourceSpan)? {
    plan.document.fields.lazy.filter { plainWords($0.key).joined(separator: " ") == key }
      .compactMap { field in plan.date(of: field)?.day.map { ($0, field.span) } }.first
  }
}
