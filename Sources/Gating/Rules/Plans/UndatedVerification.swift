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
    docket.live.filter { $0.state == .verified }
      // A date that no calendar has is another rule's business.
      .filter { phase in phase.contents.statuses.allSatisfy { $0.date == nil } }
      .compactMap { phase in
        guard !phase.days(in: docket).isEmpty || phase.date != nil else {
          return ruling(
            "'\(phase.label)' is verified, and no date says when", .none, on: phase, in: docket)
        }
        return borrowed(phase, docket)
      }
  }

  /// Who reads the status alone does not see the date that its evidence has.
  private func borrowed(_ phase: JudgedPhase, _ docket: Docket) -> Ruling? {
    let evidence = phase.contents.evidence.compactMap { block in
      block.date?.day.map { (day: $0, span: block.keySpan) }
    }
    guard phase.strongest?.state == .verified, let last = evidence.max(by: { $0.day < $1.day }),
      phase.days(in: docket).count == evidence.count
    else { return nil }
    return ruling(
      "'\(phase.label)' is verified without a date; its evidence is of \(last.day)", .none,
      on: phase, in: docket
    ).relating(last.span, in: docket.plan(of: phase), "the evidence").graded(.info)
  }
}
