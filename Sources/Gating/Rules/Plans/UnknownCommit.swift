import Findings
import Plans

/// A commit that nobody has.
struct UnknownCommit: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 26), "unknown-commit", severity: .warning,
    summary: "A plan names a commit that the repository does not have.",
    rationale:
      "Evidence of a commit that was rebased away, or never pushed, cannot be looked at again.")

  func rulings(on docket: Docket) -> [Ruling] {
    docket.plans.flatMap { plan -> [Ruling] in
      guard docket.isAtHome(plan) else { return [] }
      return plan.document.references.compactMap { reference in
        guard case .commit(let id) = reference.target, docket.facts.commits[id] == .missing else {
          return nil
        }
        return remark("the repository has no commit '\(id)'", at: reference.span, in: plan)
      }
    } + gates(docket)
  }

  /// Evidence that is bound to a commit stands and falls with it.
  private func gates(_ docket: Docket) -> [Ruling] {
    docket.exactGates.compactMap { plan, phase, gate in
      guard let commit = gate.commit, docket.facts.commits[commit.value] == .missing else {
        return nil
      }
      return Ruling(
        finding: finding(
          "the evidence is of commit '\(commit.value)', which the repository does not have",
          at: commit.span, in: plan), effect: .clouds, phases: docket.numbers(phase))
    }
  }
}
