import Findings
import Plans

/// A status that neither the plan nor anybody else defines.
struct UnknownStatus: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 3), "unknown-status", severity: .warning,
    summary: "A phase's status is a word that neither the legend nor the usual words define.",
    rationale: """
      A word that only its author knows cannot be compared with others, so nothing that waits for \
      the phase can be judged. A legend in the plan defines words of its own.
      """,
    bad: """
      # Plan

      | Phase | Name | Status | Blocker |
      |---|---|---|---|
      | Phase A | Capture | ✅ MARINATING | None |

      """,
    good: """
      # Plan

      | Phase | Name | Status | Blocker |
      |---|---|---|---|
      | Phase A | Capture | 🔄 PARTIAL | None |

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.live.flatMap { phase in
      phase.contents.statuses.compactMap { claim -> Ruling? in
        guard claim.state == nil, let word = claim.word, !word.value.isEmpty else { return nil }
        return ruling(
          "'\(word.value)' is no status that is known", .none, on: phase, at: word.span, in: docket
        ).noting("use a usual word, or define this one in a '**Legend:**' line")
      }
    }
  }
}
