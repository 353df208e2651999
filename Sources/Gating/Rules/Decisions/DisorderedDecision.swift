import Findings
import Plans
import SourceText

/// Parts in another order.
struct DisorderedDecision: DecisionRule {
  static let info = RuleInfo(
    RuleID(.decision, 12), "disordered-decision", severity: .info,
    summary: "The sections of a decision record stand in another order than usual.",
    rationale: """
      Records are read side by side; one order makes that quick.
      """,
    bad: ExampleRecord(
      parts: [.status, .decision, .context, .alternatives, .consequences, .related]
    ).text,
    good: ExampleRecord().text)

  func faults(of record: DecisionRecord, in plan: JudgedPlan, _ docket: Docket) -> [Ruling] {
    // Other tools have another order.
    guard record.form == .named else { return [] }
    let known = record.sections.filter { $0.part != nil }
    let order = DecisionRecord.Part.allCases
    for (one, two) in zip(known, known.dropFirst()) {
      guard let first = one.part.flatMap(order.firstIndex(of:)),
        let second = two.part.flatMap(order.firstIndex(of:)), second < first
      else { continue }
      return [
        remark("'\(two.title)' belongs before '\(one.title)'", at: two.span, in: plan)
      ]
    }
    return []
  }
}
