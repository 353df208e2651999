import Findings
import Plans

/// Two phases of one name.
struct RepeatedPhase: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 9), "repeated-phase", severity: .error,
    summary: "Two rows, two headings or two anchors give one name to two phases.",
    rationale: "Whatever refers to the name may mean either.",
    bad: """
      # Plan

      | Phase | Name | Status | Blocker |
      |---|---|---|---|
      | Phase A | Capture | ⏳ PENDING | None |
      | Phase A | Training | ⏳ PENDING | None |

      """,
    good: """
      # Plan

      | Phase | Name | Status | Blocker |
      |---|---|---|---|
      | Phase A | Capture | ⏳ PENDING | None |
      | Phase B | Training | ⏳ PENDING | None |

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.live.compactMap { phase in
      repeated(phase, .row, docket) ?? repeated(phase, .heading, docket)
    }
      + docket.plans.flatMap { anchors(of: $0) }
  }

  private func repeated(
    _ phase: JudgedPhase, _ kind: Phase.Mention.Kind, _ docket: Docket
  ) -> Ruling? {
    let plan = docket.plan(of: phase)
    let mentions = phase.phase.mentions.filter { $0.kind == kind }
    guard let first = mentions.first else { return nil }
    // Another name for a phase is a second word for it, not a second phase; and a heading may take
    // up a phase again, where it does not give it another status.
    let second = mentions.dropFirst().first { mention in
      mention.label == first.label
        && (kind == .row || opensStatus(mention, plan) && opensStatus(first, plan))
    }
    guard let second else { return nil }
    return ruling(
      "'\(first.label.text)' names two phases", .none, on: phase, at: second.span, in: docket
    ).relating(first.span, in: plan, "the first one")
  }

  /// Whether the heading carries a status of its own.
  private func opensStatus(_ mention: Phase.Mention, _ plan: JudgedPlan) -> Bool {
    let line = plan.line(of: mention.span)
    return plan.phases.contains { phase in
      phase.phase.mentions.contains(mention)
        && phase.contents.statuses.contains {
          ($0.origin == .heading || $0.origin == .parenthesis) && plan.line(of: $0.span) == line
        }
    }
  }

  private func anchors(of plan: JudgedPlan) -> [Ruling] {
    plan.document.problems.compactMap { problem in
      guard case .repeatedAnchor(let name) = problem.kind else { return nil }
      let found = remark("the anchor '\(name)' stands twice", at: problem.span, in: plan)
      return problem.other.map { found.relating($0, in: plan, "the first one") } ?? found
    }
  }
}
