import Findings
import Plans

/// An open box in work that is called done.
struct OpenItemUnderPassedGate: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 8), "open-item-under-passed-gate", severity: .error,
    summary: "A phase is called done, and a box of its list is not ticked.",
    rationale:
      "Done with open items is not done: tick the box, move the item, or reopen the phase.",
    bad: """
      # Plan

      ## Phase A: Capture ✅ COMPLETE (2026-01-10)

      - [x] Write the recorder
      - [ ] Store the events

      **Verification:** 1565 events captured

      """,
    good: """
      # Plan

      ## Phase A: Capture ✅ COMPLETE (2026-01-10)

      - [x] Write the recorder
      - [x] Store the events

      **Verification:** 1565 events captured

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.live.filter(\.isDone).flatMap { phase in
      phase.contents.checklist.filter { !$0.isDone && !isForLater($0) }.map { item in
        ruling(
          "'\(phase.label)' is \(phase.strongest?.word?.value ?? "PASSED"), and '\(item.text)' is open",
          .fails, on: phase, at: item.span, in: docket)
      }
    }
  }

  /// A list of what comes after is not a list of what was to be done.
  private func isForLater(_ item: ChecklistItem) -> Bool {
    plainWords((item.list ?? "") + " " + item.text.prefix(40)).contains { later.contains($0) }
  }
}

private let later: Set<String> = [
  "future", "later", "optional", "backlog", "next", "followup", "stretch", "deferred", "nice",
  "postponed", "follow",
]
