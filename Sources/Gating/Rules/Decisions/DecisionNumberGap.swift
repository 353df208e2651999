import Findings
import Plans
import SourceText

/// A number that no record has.
struct DecisionNumberGap: DecisionRule {
  static let info = RuleInfo(
    RuleID(.decision, 3), "decision-number-gap", severity: .info,
    summary: "The numbers of decision records leave one out.",
    rationale: """
      A record that was deleted takes its reasons with it: it should be superseded instead.
      """,
    bad: ExampleRecord().text + ExampleRecord(number: "003").text,
    good: ExampleRecord().text + ExampleRecord(number: "002").text)

  func faults(of record: DecisionRecord, in plan: JudgedPlan, _ docket: Docket) -> [Ruling] {
    guard let number = record.number, !record.isTemplate else { return [] }
    let siblings = docket.siblings(of: record)
    guard number > 1, siblings.count > 1, siblings[number - 1] == nil,
      let before = siblings.keys.lazy.filter({ $0 < number }).max()
    else { return [] }
    return [remark("no record stands between \(before) and \(number)", at: record.span, in: plan)]
  }
}
