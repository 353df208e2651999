import Contracts
import Findings
import Plans

/// A gate that was passed before what it builds on.
struct GateBeforePrerequisite: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 4), "gate-before-prerequisite", severity: .error,
    summary: "A phase is dated before its prerequisite, or names another date for it.",
    rationale: """
      A gate that passed before its prerequisite did was not judged on it. One of the two dates is \
      wrong, or the order was not kept.
      """,
    bad: """
      # Plan

      ## Phase A: Capture ✅ VERIFIED (2026-01-12)

      **Verification:** 1565 events captured

      ## Phase B: Training ✅ VERIFIED (2026-01-10)

      **Prerequisite:** Phase A gate passed ✅

      **Verification:** 20 batches trained, loss measured

      """,
    good: """
      # Plan

      ## Phase A: Capture ✅ VERIFIED (2026-01-10)

      **Verification:** 1565 events captured

      ## Phase B: Training ✅ VERIFIED (2026-01-12)

      **Prerequisite:** Phase A gate passed ✅

      **Verification:** 20 batches trained, loss measured

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.live.flatMap { phase in early(phase, docket) + misdated(phase, docket) }
  }

  private func early(_ phase: JudgedPhase, _ docket: Docket) -> [Ruling] {
    guard phase.isDone, let date = phase.date else { return [] }
    var seen: Set<Int> = []
    return docket.graph.edges(from: docket.number(of: phase)).compactMap { edge -> Ruling? in
      let target = docket.phases[edge.to]
      guard edge.strength == .hard, target.isDone, let before = target.date, date < before,
        seen.insert(edge.to).inserted
      else { return nil }
      return ruling(
        "'\(phase.label)' passed on \(date), before '\(target.label)' on \(before)", .fails,
        on: phase, in: docket
      ).relating(target.span, in: docket.plan(of: target), "the prerequisite")
    }
  }

  /// `Phase C gate passed (2025-12-28)`, where Phase C gives another date.
  private func misdated(_ phase: JudgedPhase, _ docket: Docket) -> [Ruling] {
    phase.contents.prerequisites.compactMap { prerequisite -> Ruling? in
      guard let claimed = prerequisite.date?.day, prerequisite.references.count == 1 else {
        return nil
      }
      let targets = docket.targets(of: prerequisite.references[0], in: phase.plan)
      guard targets.count == 1 else { return nil }
      let target = docket.phases[targets[0]]
      let days = target.days(in: docket)
      guard !days.isEmpty, !days.contains(claimed) else { return nil }
      return ruling(
        "the prerequisite '\(target.label)' is dated \(claimed) here and \(target.date ?? days[0])"
          + " there", .none, on: phase, at: prerequisite.span, in: docket
      ).graded(.warning)
    }
  }
}

extension JudgedPhase {
  /// Every date that the phase gives for itself.
  func days(in docket: Docket) -> [Day] {
    let sections = docket.plan(of: self).document.sections
    let headings = phase.mentions.compactMap(\.section).filter { sections.indices.contains($0) }
    return contents.statuses.compactMap { $0.date?.day }
      + contents.gates.compactMap { $0.result?.date?.day }
      + headings.compactMap { sections[$0].date?.day }
      + contents.evidence.compactMap { $0.date?.day }
      + contents.exactGates.compactMap { $0.date?.day }
  }
}
