import Findings
import Plans

/// Something in the way that nobody can look up.
struct UnresolvedBlocker: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 6), "unresolved-blocker", severity: .info,
    summary: "A blocker or prerequisite names no phase of the plan.",
    rationale: """
      A blocker in free words is never seen to be gone, because nothing can be looked up. A name \
      that looks like a phase and is none is most likely a slip.
      """,
    bad: """
      # Plan

      | Phase | Name | Status | Blocker |
      |---|---|---|---|
      | Phase A | Capture | ⏳ PENDING | Need a decision about storage |

      """,
    good: """
      # Plan

      | Phase | Name | Status | Blocker |
      |---|---|---|---|
      | Phase A | Capture | ⏳ PENDING | None - storage is decided |

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.live.flatMap { phase in words(phase, docket) + references(phase, docket) }
  }

  private func words(_ phase: JudgedPhase, _ docket: Docket) -> [Ruling] {
    phase.contents.blockers.filter { $0.kind == .words && $0.references.isEmpty }.map { blocker in
      ruling(
        "the blocker of '\(phase.label)' names no phase: '\(blocker.text)'", .none, on: phase,
        at: blocker.span, in: docket)
    }
  }

  /// `Phase Z`, where there is none.
  private func references(_ phase: JudgedPhase, _ docket: Docket) -> [Ruling] {
    let found =
      phase.contents.blockers.flatMap(\.references)
      + phase.contents.prerequisites.flatMap(\.references)
      + phase.contents.schedules.flatMap(\.references)
      + phase.contents.exactGates.flatMap { $0.needs.map(\.reference) }
    let anchors = phase.phase.anchor.map { $0.after + $0.informedBy } ?? []
    return found.filter { docket.targets(of: $0, in: phase.plan).isEmpty }.map { reference in
      ruling(
        reference.isAmbiguous
          ? "'\(reference.label.text)' may be more than one phase"
          : "'\(reference.label.text)' is no phase of the plan", .none, on: phase,
        at: reference.span, in: docket
      ).graded(.warning)
    }
      + anchors.filter { docket.target(ofName: $0.value) == nil }.map { name in
        ruling(
          "'\(name.value)' is no phase of the plan", .none, on: phase, at: name.span, in: docket
        ).graded(.warning)
      }
  }
}
