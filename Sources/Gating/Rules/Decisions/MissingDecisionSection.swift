import Findings
import Plans
import SourceText

/// A record that leaves out a part.
struct MissingDecisionSection: DecisionRule {
  static let info = RuleInfo(
    RuleID(.decision, 10), "missing-decision-section", severity: .error,
    summary: "A decision record lacks one of its six sections.",
    rationale: """
      A decision without its context, alternatives and consequences cannot be weighed again. Records \
      that are called 0003-event-store.md, as MADR and adr-tools write them, need context and decision.
      """,
    bad: ExampleRecord(parts: [.status, .context, .decision, .alternatives, .related]).text,
    good: ExampleRecord().text)

  func faults(of record: DecisionRecord, in plan: JudgedPlan, _ docket: Docket) -> [Ruling] {
    guard !record.isTemplate else { return [] }
    let missing = record.required.filter { part in
      !record.sections.contains { $0.part == part }
        // A status may stand in a field above the sections.
        && !(part == .status && record.statusText != nil)
    }
    return missing.map { part in
      remark("\(record.label) has no section '\(part.rawValue)'", at: record.span, in: plan)
    }
  }
}

extension DecisionRecord {
  /// The sections that a record of its form has to have.
  fileprivate var required: [Part] {
    switch form {
    case .named: Part.allCases
    case .numbered: [.context, .decision]
    }
  }
}
