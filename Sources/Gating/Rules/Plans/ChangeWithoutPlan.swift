import Findings
import Plans
import SourceText

/// Work that no plan knows of.
struct ChangeWithoutPlan: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 13), "change-without-plan", severity: .error,
    summary: "A file that is bound to a plan changed, and no plan did.",
    rationale:
      "No work without plan update: the plan is true only while it moves with what it plans.")

  func rulings(on docket: Docket) -> [Ruling] {
    guard let changes = docket.facts.changes else { return [] }
    let changed = Set(changes.changed)
    let plans = docket.plans.filter { changed.contains($0.path) }.map(\.path)
    return (changes.bound + bound(docket)).flatMap { source -> [Ruling] in
      let isKept = source.plan.map { plans.contains($0) } ?? !plans.isEmpty
      guard !isKept else { return [] }
      return changes.changed.filter { globMatches(source.path, $0) }.map { path in
        var found = Finding(
          Self.info,
          "'\(path)' changed since \(changes.since), and no plan did (bound by \(source.owner))",
          at: Place(path: path, position: Position(line: 1, column: 1)))
        found.identity = [path, source.owner]
        return Ruling(finding: found)
      }
    }
  }

  /// What exact gates bind themselves.
  private func bound(_ docket: Docket) -> [BoundSource] {
    docket.exactGates.flatMap { plan, phase, gate in
      gate.boundSources.map {
        BoundSource(path: $0.value, owner: phase?.label ?? "a gate", plan: plan.path)
      }
    }
  }
}
