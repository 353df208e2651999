import Findings
import Plans
import SourceText

/// A record that is neither proposed nor accepted nor out of use.
struct UnknownDecisionStatus: DecisionRule {
  static let info = RuleInfo(
    RuleID(.decision, 20), "unknown-decision-status", severity: .error,
    summary:
      "The status of a decision record is none of the known ones, or it does not say what replaced it.",
    rationale: """
      Proposed, accepted, rejected, deprecated and superseded are what tools and people know. A record that is superseded says by which.
      """,
    bad: ExampleRecord(words: [.status: "Kind of agreed"]).text,
    good: ExampleRecord().text)

  func faults(of record: DecisionRecord, in plan: JudgedPlan, _ docket: Docket) -> [Ruling] {
    guard !record.isTemplate else { return [] }
    if record.status == .superseded {
      guard !record.links.contains(where: { $0.kind == .supersededBy }) else { return [] }
      return [
        remark(
          "\(record.label) is superseded and does not say by which record",
          at: record.statusText?.span ?? record.span, in: plan)
      ]
    }
    guard record.status == nil, let text = record.statusText, !text.value.isEmpty else { return [] }
    return [
      remark("'\(text.value)' is no status of a decision", at: text.span, in: plan)
        .noting("use Proposed, Accepted, Rejected, Deprecated or Superseded")
    ]
  }
}
