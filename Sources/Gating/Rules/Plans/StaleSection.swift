import Findings
import Plans
import SourceText

/// A section that speaks of now and means then.
struct StaleSection: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 12), "stale-section", severity: .warning,
    summary: "A heading speaks of this session, today or now, and is dated before the document.",
    rationale:
      "The document was brought up to date and the section was not, so it tells of a past now.",
    bad: """
      # Plan

      **Date:** 2026-01-17

      ## Completed This Session (2025-12-28)

      The recorder was written.

      """,
    good: """
      # Plan

      **Date:** 2026-01-17

      ## Completed This Session (2026-01-17)

      The recorder was written.

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.plans.flatMap { plan -> [Ruling] in
      guard let date = plan.date else { return [] }
      let headings = plan.document.sections.compactMap {
        section -> (String, PlanDate, SourceSpan)? in
        guard let heading = section.heading, let date = section.date else { return nil }
        return (heading.value, date, heading.span)
      }
      let fields = plan.document.fields.compactMap { field -> (String, PlanDate, SourceSpan)? in
        field.date.map { (field.key, $0, field.keySpan) }
      }
      return (headings + fields).compactMap { text, own, span in
        guard let day = own.day, day < date, speaksOfNow(text) else { return nil }
        return remark(
          "the section speaks of now and is dated \(day); the document is of \(date)", at: span,
          in: plan)
      }
    }
  }
}

/// Whether a heading means the time it was written in: `Completed This Session`, `Current Status`.
func speaksOfNow(_ text: String) -> Bool {
  guard wordsOfNow.occurs(in: text) else { return false }
  let words = plainWords(text)
  let alone: Set<String> = ["today", "now", "current", "currently", "latest", "tonight"]
  let spans: Set<String> = ["session", "week", "sprint", "month", "iteration", "morning"]
  return words.indices.contains { index in
    alone.contains(words[index])
      || words[index] == "this" && index + 1 < words.count && spans.contains(words[index + 1])
  }
}

/// One of these stands in every heading that speaks of now.
private let wordsOfNow = WordFinder(["today", "now", "current", "latest", "tonight", "this"])
