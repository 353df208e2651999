import Findings
import Plans

/// Observations of which nobody knows where they come from.
struct UnnamedSource: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 205), "unnamed-source", severity: .info,
    summary: "An evidence block shows observed values and does not say where they come from.",
    rationale: """
      Values can be looked at again where the capture, the run or the feed they came from is \
      named. Any valid source will do, but it has to be one.
      """,
    bad: """
      # Plan

      ## Phase A: Capture ✅ VERIFIED (2026-01-10)

      **Gate Verification Evidence (2026-01-10):**
      ```
        tick = 712 (requirement: > 0) ✅
      ```

      """,
    good: """
      # Plan

      ## Phase A: Capture ✅ VERIFIED (2026-01-10)

      **Gate Verification Evidence (2026-01-10):**
      ```
      Source: captures/run.jsonl
        tick = 712 (requirement: > 0) ✅
      ```

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.allEvidence.compactMap { plan, phase, block in
      guard !block.assertions.isEmpty || !block.samples.isEmpty, block.sources.isEmpty,
        !block.references.contains(where: { $0.path != nil || $0.isURL })
      else { return nil }
      return remark("the evidence does not name its data source", at: block.keySpan, in: plan)
        .noting("add a line such as 'Source: captures/2026-01-10.jsonl'")
    }
  }
}

extension PlanReference {
  fileprivate var isURL: Bool { if case .url = target { true } else { false } }
}
