import Findings
import Plans

/// Something that is named as in the way and is done.
struct SatisfiedBlocker: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 7), "satisfied-blocker", severity: .info,
    summary: "A phase names as its blocker what is already done.",
    rationale: "A blocker that is gone and still listed keeps people waiting.",
    bad: """
      # Plan

      | Phase | Name | Status | Blocker |
      |---|---|---|---|
      | Phase A | Capture | ✅ COMPLETE (2026-01-10) | None |
      | Phase B | Training | ⏳ PENDING | Phase A |

      ## Phase A: Capture

      **Verification:** 1565 events captured

      """,
    good: """
      # Plan

      | Phase | Name | Status | Blocker |
      |---|---|---|---|
      | Phase A | Capture | ✅ COMPLETE (2026-01-10) | None |
      | Phase B | Training | ⏳ PENDING | None - Phase A is done |

      ## Phase A: Capture

      **Verification:** 1565 events captured

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.live.flatMap { phase -> [Ruling] in
      let plan = docket.plan(of: phase)
      return phase.contents.blockers.compactMap { blocker -> Ruling? in
        // A dependency that is met is no blocker that was left behind.
        guard blocker.kind == .phases, !blocker.references.isEmpty else { return nil }
        let targets = blocker.references.map { docket.targets(of: $0, in: phase.plan) }
        guard targets.allSatisfy({ !$0.isEmpty }),
          targets.joined().allSatisfy({ docket.phases[$0].isDone }),
          plan.heading(of: blocker.span).contains("block")
        else { return nil }
        return ruling(
          "'\(phase.label)' is blocked by '\(blocker.text)', which is done", .none, on: phase,
          at: blocker.span, in: docket)
      }
    }
  }
}
