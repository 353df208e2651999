import Findings
import Plans

/// One phase with two statuses.
struct DifferingStatuses: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 2), "differing-statuses", severity: .error,
    summary: "Table, heading, field or gate give one phase different statuses.",
    rationale:
      "Whoever reads only one of the places is misled; usually the one that was forgotten.",
    bad: """
      # Plan

      | Phase | Name | Status | Blocker |
      |---|---|---|---|
      | Phase A | Capture | ⏳ PENDING | None |

      ## Phase A: Capture ✅ COMPLETE (2026-01-10)

      **Verification:** 1565 events captured

      """,
    good: """
      # Plan

      | Phase | Name | Status | Blocker |
      |---|---|---|---|
      | Phase A | Capture | ✅ COMPLETE (2026-01-10) | None |

      ## Phase A: Capture ✅ COMPLETE (2026-01-10)

      **Verification:** 1565 events captured

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.live.flatMap { phase in
      [differing(phase, docket), misdated(phase, docket)].compactMap(\.self)
    }
  }

  private func differing(_ phase: JudgedPhase, _ docket: Docket) -> Ruling? {
    let results = phase.contents.gates.compactMap(\.result)
    let claims = (phase.contents.statuses + results).filter { $0.state != nil }
      .sorted { $0.span < $1.span }
    guard let first = claims.first(where: { $0.origin != .parenthesis }) ?? claims.first,
      let other = claims.first(where: { Self.kind($0) != Self.kind(first) })
    else { return nil }
    return ruling(
      "'\(phase.label)' is \(word(of: other)) here and \(word(of: first)) elsewhere", .fails,
      on: phase, at: other.span, in: docket
    ).relating(first.span, in: docket.plan(of: phase), "the other status")
  }

  /// Two dates for one status.
  private func misdated(_ phase: JudgedPhase, _ docket: Docket) -> Ruling? {
    let claims = phase.contents.statuses.filter { $0.state == .complete || $0.state == .verified }
      .sorted { $0.span < $1.span }
    let dated = claims.filter { $0.date?.day != nil }
    guard let first = dated.first,
      let other = dated.first(where: {
        $0.state == first.state && $0.date?.day != first.date?.day
      }), let one = first.date?.day, let two = other.date?.day
    else { return nil }
    return ruling(
      "'\(phase.label)' is \(word(of: other)) on \(two) here and on \(one) elsewhere", .none,
      on: phase, at: other.span, in: docket
    ).relating(first.span, in: docket.plan(of: phase), "the other date").graded(.warning)
  }

  private func word(of claim: StatusClaim) -> String {
    claim.word?.value ?? claim.state?.words ?? ""
  }

  /// Words that may stand beside each other: what is verified is complete too.
  private static func kind(_ claim: StatusClaim) -> Int {
    switch claim.state {
    case nil: 0
    case .pending, .blocked: 1
    case .ready: 2
    case .inProgress: 3
    case .needsVerification: 4
    case .complete, .verified: 5
    case .failed: 6
    case .waived: 7
    }
  }
}
