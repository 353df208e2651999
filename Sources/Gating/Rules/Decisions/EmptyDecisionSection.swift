import Findings
import Plans
import SourceText

/// A part with nothing in it.
struct EmptyDecisionSection: DecisionRule {
  static let info = RuleInfo(
    RuleID(.decision, 11), "empty-decision-section", severity: .warning,
    summary: "A section of a decision record is empty.",
    rationale: """
      An empty section looks as if it had been thought about.
      """,
    bad: ExampleRecord(words: [.consequences: ""]).text,
    good: ExampleRecord().text)

  func faults(of record: DecisionRecord, in plan: JudgedPlan, _ docket: Docket) -> [Ruling] {
    guard !record.isTemplate else { return [] }
    return record.sections.filter { $0.part != nil && $0.isEmpty }.map { section in
      remark("the section '\(section.title)' is empty", at: section.span, in: plan)
    }
  }
}
