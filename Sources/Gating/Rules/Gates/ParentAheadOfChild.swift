import Findings
import Plans
import SourceText

/// A whole that is done before its parts are.
struct ParentAheadOfChild: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 8), "parent-ahead-of-child", severity: .error,
    summary: "A phase is called done while a part of it is open.",
    rationale: "A parent never passes on an open child: the whole is what its parts are.",
    bad: """
      # Plan

      ## Phase 1: Capture ✅ COMPLETE (2026-01-10)

      **Verification:** 1565 events captured

      ### Phase 1.1: Recorder ✅ COMPLETE (2026-01-10)

      **Verification:** 1565 events captured

      ### Phase 1.2: Store ⏳ PENDING

      """,
    good: """
      # Plan

      ## Phase 1: Capture 🔄 IN PROGRESS

      ### Phase 1.1: Recorder ✅ COMPLETE (2026-01-10)

      **Verification:** 1565 events captured

      ### Phase 1.2: Store ⏳ PENDING

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.live.filter(\.isDone).compactMap { phase in
      let parts = docket.children(of: phase) + members(of: phase, docket)
      let open = parts.filter { $0.isClaimed && !$0.isDone && $0.state != .waived }
      guard let first = open.first else { return nil }
      let names = open.map { "'\($0.label)'" }.joined(separator: ", ")
      var found = ruling(
        "'\(phase.label)' is called done, and \(names) \(open.count == 1 ? "is" : "are") open",
        .fails, on: phase, in: docket)
      for part in open {
        found = found.relating(
          part.span, in: docket.plan(of: first), "'\(part.label)' is \(part.state.words)")
      }
      return found
    } + docket.plans.flatMap { items(of: $0, docket) }
  }

  private func members(of phase: JudgedPhase, _ docket: Docket) -> [JudgedPhase] {
    phase.phase.members.map { docket.phases[docket.number(plan: phase.plan, phase: $0)] }
  }

  /// Ticked boxes with open ones inside.
  private func items(of plan: JudgedPlan, _ docket: Docket) -> [Ruling] {
    let lists =
      [(nil, plan.document.loose.checklist)]
      + plan.phases.map { (Optional($0), $0.contents.checklist) }
    return lists.flatMap { phase, list in
      list.indices.compactMap { index -> Ruling? in
        let item = list[index]
        guard item.isDone else { return nil }
        let inside = list[(index + 1)...].prefix { $0.depth > item.depth }
        guard let open = inside.first(where: { !$0.isDone }) else { return nil }
        let found = Ruling(
          finding: finding(
            "the item is ticked, and one inside it is open", at: item.span, in: plan),
          effect: phase?.isDone == true ? .fails : .none,
          phases: phase.map { [docket.number(of: $0)] } ?? [])
        return found.relating(open.span, in: plan, "the open one").graded(.warning)
      }
    }
  }
}

extension PlanState {
  /// The state as a word in a sentence.
  var words: String {
    switch self {
    case .pending: "pending"
    case .blocked: "blocked"
    case .ready: "ready to start"
    case .inProgress: "in progress"
    case .needsVerification: "not verified yet"
    case .complete: "complete"
    case .verified: "verified"
    case .failed: "failed"
    case .waived: "waived"
    }
  }
}
