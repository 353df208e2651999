import Findings
import Plans
import SourceText

/// A document that was to be looked at again by now.
struct OverdueReview: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 31), "overdue-review", severity: .warning,
    summary: "The day a document names for its next review has passed.",
    rationale: "A document that is not looked at any more is believed for longer than it is true.",
    bad: "# Plan\n\nText.\n\n**Last Updated:** 2025-11-20\n**Next Review:** 2025-11-27\n",
    good: "# Plan\n\nText.\n\n**Last Updated:** 2025-11-20\n**Next Review:** 2099-11-27\n")

  func rulings(on docket: Docket) -> [Ruling] {
    docket.plans.flatMap { plan -> [Ruling] in
      let fields = plan.document.fields.filter { Self.stems.occurs(in: $0.key) }
      return fields.isEmpty ? [] : overdue(fields, plan, docket) + backwards(fields, plan)
    }
  }

  private func overdue(_ fields: [PlanField], _ plan: JudgedPlan, _ docket: Docket) -> [Ruling] {
    guard let today = docket.facts.today, plan.document.documentClass != .archived else {
      return []
    }
    return fields.compactMap { field in
      guard isKey(field, ["next review", "review by", "review due"]),
        let day = plan.date(of: field)?.day, day < today
      else { return nil }
      return remark("the review was due on \(day)", at: field.span, in: plan)
    }
  }

  /// Brought up to date before it was made.
  private func backwards(_ fields: [PlanField], _ plan: JudgedPlan) -> [Ruling] {
    let made = fields.first { isKey($0, ["created", "started", "date created"]) }
    let updated = fields.last { isKey($0, ["last updated", "updated"]) }
    guard let made, let updated, let first = plan.date(of: made)?.day,
      let last = plan.date(of: updated)?.day, last < first
    else { return [] }
    return [
      remark("updated on \(last), before it was created on \(first)", at: updated.span, in: plan)
    ]
  }

  /// Some part of every key that is asked for; most fields have none of them.
  private static let stems = WordFinder(["review", "created", "started", "updated"])

  private func isKey(_ field: PlanField, _ keys: [String]) -> Bool {
    keys.contains(plainWords(field.key).joined(separator: " "))
  }
}

extension JudgedPlan {
  /// The date that a field's value gives.
  func date(of field: PlanField) -> PlanDate? {
    field.date
      ?? document.dates.first { $0.span.start >= field.span.start && $0.span.end <= field.span.end }
  }
}
