import Findings
import Plans

/// One fact with two numbers.
struct ContradictoryFact: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 23), "contradictory-fact", severity: .warning,
    summary:
      "One fact is given with different values for the same day, in one plan or in several.",
    rationale: "At most one of them is true, and each is quoted as the state of the project.",
    bad: """
      # Plan

      **Date:** 2026-01-17
      **Tests:** 1138 passing

      ## Status

      All 1149 tests passing

      """,
    good: """
      # Plan

      **Date:** 2026-01-17
      **Tests:** 1138 passing

      ## Status

      All 1138 tests passing

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.conflicts.map { conflict in
      let plan = docket.plans[conflict.odd.plan]
      let when = conflict.odd.date.map { " for \($0)" } ?? ""
      var found = remark(
        "\(conflict.subject.words): \(conflict.odd.shownValue) here and "
          + "\(conflict.other.shownValue) elsewhere\(when)", at: conflict.odd.span, in: plan)
      for claim in conflict.claims.prefix(12)
      where claim.span != conflict.odd.span || claim.plan != conflict.odd.plan {
        found = found.relating(
          claim.span, in: docket.plans[claim.plan],
          "\(claim.shownValue)\(claim.date.map { " (\($0))" } ?? "")")
      }
      return found
    } + docket.declaredConflicts.map { declared($0, docket) }
  }

  private func declared(_ conflict: DeclaredConflict, _ docket: Docket) -> Ruling {
    let (one, other) = (conflict.one, conflict.other)
    return remark(
      "the \(one.subject.kind.rawValue) of '\(one.subject.name)' is '\(one.value)' here and "
        + "'\(other.value)' elsewhere", at: one.span, in: docket.plans[one.plan]
    ).relating(other.span, in: docket.plans[other.plan], "'\(other.value)'")
  }
}
