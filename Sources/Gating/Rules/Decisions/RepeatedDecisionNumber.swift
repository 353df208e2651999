import Findings
import Plans
import SourceText

/// Two records of one number.
struct RepeatedDecisionNumber: DecisionRule {
  static let info = RuleInfo(
    RuleID(.decision, 2), "repeated-decision-number", severity: .error,
    summary: "Two decision records have one number.",
    rationale: """
      Whoever cites the number may mean either.
      """,
    bad: ExampleRecord().text + ExampleRecord(slug: "event-bus").text,
    good: ExampleRecord().text + ExampleRecord(number: "002", slug: "event-bus").text)

  func faults(of record: DecisionRecord, in plan: JudgedPlan, _ docket: Docket) -> [Ruling] {
    guard let number = record.number, !record.isTemplate else { return [] }
    guard let first = docket.siblings(of: record)[number], !first.record.isTemplate,
      first.record.path != record.path
    else { return [] }
    return [
      remark("'\(first.record.path)' has the number \(record.label) too", at: record.span, in: plan)
        .relating(first.record.span, in: first.plan, "the other record")
    ]
  }
}
