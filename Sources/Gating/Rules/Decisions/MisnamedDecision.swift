import Findings
import Plans
import SourceText

/// A record whose file is not named after its number.
struct MisnamedDecision: DecisionRule {
  static let info = RuleInfo(
    RuleID(.decision, 1), "misnamed-decision", severity: .warning,
    summary:
      "The file of a decision record is not called ADR-NNN-slug.md, or its title has another number.",
    rationale: """
      Records are cited by their number. A file that does not carry it is not found.
      """,
    bad: ExampleRecord(titleNumber: "002").text,
    good: ExampleRecord().text)

  func faults(of record: DecisionRecord, in plan: JudgedPlan, _ docket: Docket) -> [Ruling] {
    guard !record.isTemplate else { return [] }
    guard let number = record.number else {
      return [
        remark("the file is not called 'ADR-NNN-slug.md'", at: record.span, in: plan)
      ]
    }
    guard let title = record.titleNumber, title.value != number else { return [] }
    return [
      remark(
        "the title says ADR \(title.value), and the file \(record.label)", at: title.span, in: plan)
    ]
  }
}
