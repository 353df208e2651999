import Findings
import Plans

/// Evidence whose title names another phase than the one it stands under.
struct EvidenceForAnotherPhase: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 2), "evidence-for-another-phase", severity: .error,
    summary: "The title of an evidence block names another phase.",
    rationale: "Evidence that was copied from another phase proves that other phase at best.",
    bad: """
      # Plan

      ## Phase A: Capture ✅ COMPLETE (2026-01-10)

      **Gate Verification Evidence (2026-01-10):**
      ```
      Phase B Gate Verification:
        tick = 712 (requirement: > 0) ✅
      ```

      ## Phase B: Training ⏳ PENDING

      """,
    good: """
      # Plan

      ## Phase A: Capture ✅ COMPLETE (2026-01-10)

      **Gate Verification Evidence (2026-01-10):**
      ```
      Phase A Gate Verification:
        tick = 712 (requirement: > 0) ✅
      ```

      ## Phase B: Training ⏳ PENDING

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.evidence.compactMap { phase, block in
      guard let reference = block.titlePhase, !reference.isAmbiguous else { return nil }
      let targets = docket.targets(of: reference, in: phase.plan)
      let own = docket.number(of: phase)
      guard !targets.isEmpty else { return unresolved(reference, phase, docket) }
      guard !docket.family(of: own).contains(where: targets.contains) else { return nil }
      return ruling(
        "the evidence of '\(phase.label)' is titled '\(reference.label.text)'", .fails, on: phase,
        at: reference.span, in: docket)
    }
  }

  /// A title that names no phase of the plan is only wrong where it looks like a phase's name.
  private func unresolved(
    _ reference: PhaseReference, _ phase: JudgedPhase, _ docket: Docket
  ) -> Ruling? {
    guard !reference.label.ordinals.isEmpty,
      reference.label.ordinals != phase.phase.label.ordinals
    else { return nil }
    return ruling(
      "the evidence of '\(phase.label)' is titled '\(reference.label.text)', which is no phase",
      .fails, on: phase, at: reference.span, in: docket)
  }
}

extension Docket {
  /// A phase with the ranges and parents it belongs to, and with its own members and parts.
  func family(of number: Int) -> Set<Int> {
    let phase = phases[number]
    var found: Set<Int> = [number]
    found.formUnion(phase.phase.members.map { self.number(plan: phase.plan, phase: $0) })
    if let parent = phase.phase.parent {
      found.insert(self.number(plan: phase.plan, phase: parent))
    }
    for other in plans[phase.plan].phases
    where other.phase.parent == phase.index || other.phase.members.contains(phase.index) {
      found.insert(self.number(of: other))
    }
    return found
  }
}
