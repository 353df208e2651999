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
    bad: """
      # file: decisions/ADR-001-event-store.md
      # ADR-001: Event store

      ## Status

      Accepted

      ## Context

      Events must be kept.

      ## Decision

      Keep them in Parquet.

      ## Alternatives Considered

      A database.

      ## Consequences

      Files can be copied.

      ## Related ADRs

      Supersedes ADR-002

      # file: decisions/ADR-002-event-store.md
      # ADR-002: Event store

      ## Status

      Accepted

      ## Context

      Events must be kept.

      ## Decision

      Keep them in Parquet.

      ## Alternatives Considered

      A database.

      ## Consequences

      Files can be copied.

      ## Related ADRs

      None

      """,
    good: """
      # file: decisions/ADR-001-event-store.md
      # ADR-001: Event store

      ## Status

      Accepted

      ## Context

      Events must be kept.

      ## Decision

      Keep them in Parquet.

      ## Alternatives Considered

      A database.

      ## Consequences

      Files can be copied.

      ## Related ADRs

      Supersedes ADR-002

      # file: decisions/ADR-002-event-store.md
      # ADR-002: Event store

      ## Status

      Superseded by ADR-001

      ## Context

      Events must be kept.

      ## Decision

      Keep them in Parquet.

      ## Alternatives Considered

      A database.

      ## Consequences

      Files can be copied.

      ## Related ADRs

      None

      """)

  func faults(of record: DecisionRecord, in plan: JudgedPlan, _ docket: Docket) -> [Ruling] {
    let siblings = docket.siblings(of: record)
    return record.links.compactMap { link in
      guard link.kind != .related, let number = link.number,
        let other = siblings.first(where: { $0.record.number == number }),
        other.record.path != record.path
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
