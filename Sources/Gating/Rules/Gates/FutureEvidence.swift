import Findings
import Plans

/// Something that is said to have happened and is dated later than today.
struct FutureEvidence: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 9), "future-evidence", severity: .error,
    summary: "A phase that is called done, or its evidence, is dated later than today.",
    rationale: "What has not happened yet proves nothing; most often the year is wrong.",
    bad: """
      # Plan

      ## Phase A: Capture ✅ COMPLETE (2099-01-10)

      **Verification:** 1565 events captured

      """,
    good: """
      # Plan

      ## Phase A: Capture ✅ COMPLETE (2026-01-10)

      **Verification:** 1565 events captured

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    guard let today = docket.facts.today else { return [] }
    return docket.live.filter(\.isDone).flatMap { phase -> [Ruling] in
      let claims = phase.contents.statuses.filter { $0.state == .complete || $0.state == .verified }
      let dates =
        claims.compactMap(\.date) + phase.contents.gates.compactMap { $0.result?.date }
        + phase.contents.evidence.compactMap(\.date)
      return dates.compactMap { date in
        // A day of leeway: the author's clock may be ahead of ours.
        guard let day = date.day, today.days(to: day) > 1 else { return nil }
        return ruling(
          "'\(phase.label)' is dated \(day), which has not come yet", .fails, on: phase,
          at: date.span, in: docket)
      }
    }
  }
}
