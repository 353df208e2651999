import Findings
import Plans

/// Phases that wait for each other.
struct CircularPrerequisite: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 7), "circular-prerequisite", severity: .error,
    summary: "Phases wait for each other in a circle.",
    rationale: "No order of work fulfils a circle, so one of its gates is never judged honestly.",
    bad: """
      # Plan

      | Phase | Name | Status | Blocker |
      |---|---|---|---|
      | Phase A | Capture | ⏳ PENDING | Phase B |
      | Phase B | Training | ⏳ PENDING | Phase A |

      """,
    good: """
      # Plan

      | Phase | Name | Status | Blocker |
      |---|---|---|---|
      | Phase A | Capture | ⏳ PENDING | None |
      | Phase B | Training | ⏳ PENDING | Phase A |

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.graph.cycles.compactMap { cycle in
      guard let last = cycle.last else { return nil }
      let names = (cycle.map(\.from) + [last.to]).map { docket.phases[$0].label }
      var found = Ruling(
        finding: finding(
          "circle of prerequisites: \(names.joined(separator: " -> "))", at: last.span,
          in: docket.plans[last.plan]), effect: .fails, phases: cycle.map(\.from))
      for edge in cycle.dropLast() {
        found = found.relating(
          edge.span, in: docket.plans[edge.plan],
          "'\(docket.phases[edge.from].label)' waits for '\(docket.phases[edge.to].label)'")
      }
      return found
    }
  }
}
