import Findings
import Plans
import SourceText

/// A link to a record that is not there.
struct BrokenDecisionLink: DecisionRule {
  static let info = RuleInfo(
    RuleID(.decision, 30), "broken-decision-link", severity: .error,
    summary: "A decision record names another that does not exist.",
    rationale: """
      The reasons that it points to are lost, or the number is wrong.
      """,
    bad: ExampleRecord(words: [.related: "ADR-009"]).text
      + ExampleRecord(number: "002").text,
    good: ExampleRecord(words: [.related: "ADR-002"]).text
      + ExampleRecord(number: "002").text)

  func faults(of record: DecisionRecord, in plan: JudgedPlan, _ docket: Docket) -> [Ruling] {
    let siblings = docket.siblings(of: record)
    // One record alone says nothing about what else there is.
    guard siblings.count > 1 else { return [] }
    return record.links.compactMap { link in
      guard let number = link.number, number != record.number, siblings[number] == nil else {
        return nil
      }
      return remark("there is no record ADR-\(number)", at: link.span, in: plan)
    }
  }
}
