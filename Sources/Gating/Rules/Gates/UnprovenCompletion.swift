import Findings
import Plans

/// Work that is called done, with nothing to show for it.
struct UnprovenCompletion: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 1), "unproven-completion", severity: .error,
    summary: "A phase is called complete or verified and offers no evidence.",
    rationale: """
      Others build on what is called done. Without evidence nobody can tell whether it was \
      looked at.
      """,
    bad: """
      # Plan

      ## Phase A: Capture ✅ COMPLETE (2026-01-10)

      The recorder writes events.

      """,
    good: """
      # Plan

      ## Phase A: Capture ✅ COMPLETE (2026-01-10)

      **Verification:** 1565 events captured to Parquet

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.live.filter { $0.isDone && !$0.isTask && docket.strength(of: $0) == .none }
      .map { phase in
        let word = phase.strongest?.word?.value ?? "PASSED"
        return ruling(
          "'\(phase.label)' is \(word) and offers no evidence", .clouds, on: phase, in: docket
        )
        .noting(
          "add '**Gate Verification Evidence (YYYY-MM-DD):**' with what was observed, such as "
            + "'tick = 712 (requirement: > 0)'")
      }
  }
}

extension Docket {
  /// The best evidence that a phase offers, its parts' included.
  func strength(of phase: JudgedPhase) -> EvidenceStrength {
    let contents = phase.contents
    var best = contents.evidence.map(\.strength).max() ?? .none
    best = max(best, contents.exactGates.map(\.strength).max() ?? .none)
    for text in phase.resultTexts where best < .measured {
      if isMeasured(text) { best = .measured } else if isOfMaking(text) { best = max(best, .words) }
    }
    guard best == .none else { return best }
    // A phase of several parts is as good as the worst of them.
    return children(of: phase).map { part in
      part.contents.evidence.map(\.strength).max() ?? .none
    }.min() ?? .none
  }
}

extension JudgedPhase {
  /// What stands behind a passed gate or a status: `All features validated (1149 tests passing)`.
  var resultTexts: [String] {
    contents.gates.filter(\.isPassed).compactMap { $0.text?.value }
      + contents.statuses.compactMap { $0.note?.value }
  }
}
