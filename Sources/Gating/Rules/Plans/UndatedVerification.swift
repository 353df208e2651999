import Findings
import Plans

/// Something that was verified, nobody knows when.
struct UndatedVerification: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 5), "undated-verification", severity: .warning,
    summary: "A phase is called verified, and no place gives a date.",
    rationale: """
      Evidence ages, and prerequisites have an order. Without a date neither can be judged.
      """,
    bad: """
      # Plan

      ## Phase A: Capture ✅ VERIFIED

      **Verification:** 1565 events captured

      """,
    good: """
      # Plan

      ## Phase A: Capture ✅ VERIFIED (2026-01-10)

      **Verification:** 1565 events captured

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.live.filter { $0.state == .verified && $0.days(in: docket).isEmpty && $0.date == nil }
      // A date that no calendar has is another rule's business.
      .filter { phase in phase.contents.statuses.allSatisfy { $0.date == nil } }
      .map { phase in
        ruling("'\(phase.label)' is verified, and no date says when", .none, on: phase, in: docket)
      }
  }
}
