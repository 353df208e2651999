import Findings
import Plans
import SourceText

/// One record says that it replaces another, which does not know.
struct OneWaySupersession: DecisionRule {
  static let info = RuleInfo(
    RuleID(.decision, 31), "one-way-supersession", severity: .error,
    summary: "A record supersedes another, and the other does not say so; or the other way round.",
    rationale: """
      Whoever finds the older record follows it, unless it names its successor.
      """,
    bad: ExampleRecord(words: [.related: "Supersedes ADR-002"]).text
      + ExampleRecord(number: "002").text,
    good: ExampleRecord(words: [.related: "Supersedes ADR-002"]).text
      + ExampleRecord(number: "002", words: [.status: "Superseded by ADR-001"]).text)

  func faults(of record: DecisionRecord, in plan: JudgedPlan, _ docket: Docket) -> [Ruling] {
    let siblings = docket.siblings(of: record)
    return record.links.compactMap { link in
      guard link.kind != .related, let number = link.number,
        let other = siblings[number], other.record.path != record.path
      else { return nil }
      let isForward = link.kind == .supersedes
      let isAnswered = other.record.links.contains {
        $0.kind == (isForward ? .supersededBy : .supersedes) && $0.number == record.number
      }
      guard !isAnswered else { return nil }
      return remark(
        isForward
          ? "\(other.record.label) does not say that \(record.label) supersedes it"
          : "\(other.record.label) does not say that it supersedes \(record.label)",
        at: link.span, in: plan
      ).relating(other.record.span, in: other.plan, "the other record")
    }
  }
}
