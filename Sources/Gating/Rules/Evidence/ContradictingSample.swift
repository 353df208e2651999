import Findings
import Plans

/// A sample that is not what the assertions say.
struct ContradictingSample: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 204), "contradicting-sample", severity: .error,
    summary: "An event shown as a sample does not meet the requirement asserted for its field.",
    rationale:
      "Samples are the proof of the assertions above them; one that breaks them proves the opposite.",
    bad: """
      # Plan

      ## Phase A: Capture ✅ VERIFIED (2026-01-10)

      **Gate Verification Evidence (2026-01-10):**
      ```
      Source: captures/run.jsonl
        tick = 712 (requirement: > 0) ✅
        price = 3.69 (requirement: != 1.0) ✅

      Samples:
        SELL tick=712 price=3.69
        BUY tick=0 price=1.2
      ```

      """,
    good: """
      # Plan

      ## Phase A: Capture ✅ VERIFIED (2026-01-10)

      **Gate Verification Evidence (2026-01-10):**
      ```
      Source: captures/run.jsonl
        tick = 712 (requirement: > 0) ✅
        price = 3.69 (requirement: != 1.0) ✅

      Samples:
        SELL tick=712 price=3.69
        BUY tick=685 price=1.2
      ```

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.plans.flatMap { plan in
      plan.evidence.flatMap { offered in
        broken(by: offered, plan, docket) + absent(offered, plan, docket)
      }
    }
  }

  private func broken(
    by offered: OfferedEvidence, _ plan: JudgedPlan, _ docket: Docket
  ) -> [Ruling] {
    let assertions = offered.block.assertions
    return offered.block.samples.flatMap(\.pairs).compactMap { pair -> Ruling? in
      // An assertion that fails by itself is another rule's business.
      guard let index = assertions.firstIndex(where: { $0.name.value == pair.name }),
        offered.recomputed[index].computed == true,
        offered.recomputed[index].computed(for: ClaimValue(pair.value.text)) == false
      else { return nil }
      let found = Ruling(
        finding: finding(
          "the sample's '\(pair.name)' is \(pair.value.text), which is not "
            + assertions[index].requirement.text, at: pair.span, in: plan), effect: .fails,
        phases: docket.numbers(offered.phase))
      return found.relating(assertions[index].span, in: plan, "the assertion")
    }
  }

  /// The value that was asserted has to be that of a sample, where samples show the field.
  ///
  /// Samples round: 3.69 stands for 3.6935944603476845.
  private func absent(
    _ offered: OfferedEvidence, _ plan: JudgedPlan, _ docket: Docket
  ) -> [Ruling] {
    let assertions = offered.block.assertions
    let complete = offered.block.samples.filter { sample in
      assertions.contains { assertion in
        sample.pairs.contains { $0.name == assertion.name.value }
      }
    }
    let shown = complete.map { sample in
      zip(assertions, offered.recomputed).map { shows(sample, $0.name.value, $1.value) }
    }
    // The sample that most assertions speak of is the one they were read from.
    let agreement = shown.map { answers in answers.count { $0 == true } }
    guard let best = agreement.max(), best > 0, let index = agreement.firstIndex(of: best) else {
      return []
    }
    return assertions.indices.compactMap { number in
      guard shown[index][number] == false, !shown.contains(where: { $0[number] == true }) else {
        return nil
      }
      let assertion = assertions[number]
      return Ruling(
        finding: finding(
          "'\(assertion.name.value)' is asserted as \(assertion.value.text), and no sample shows that",
          at: assertion.span, in: plan), effect: .fails, phases: docket.numbers(offered.phase)
      ).relating(complete[index].span, in: plan, "the sample it was read from")
    }
  }

  /// Whether a sample shows the asserted value; nil when it does not show the field.
  private func shows(_ sample: Sample, _ field: String, _ asserted: ClaimValue) -> Bool? {
    guard let pair = sample.pairs.first(where: { $0.name == field }) else { return nil }
    return isSame(asserted, ClaimValue(pair.value.text))
  }
}

/// Whether two texts give one value, one of them perhaps rounded.
func isSame(_ one: ClaimValue, _ other: ClaimValue) -> Bool {
  guard case .number(let left) = one.kind, case .number(let right) = other.kind else {
    return one.text.utf8.elementsEqual(other.text.utf8)
  }
  let decimals = min(left.figure.decimals, right.figure.decimals)
  guard left.figure != right.figure else { return true }
  guard left.figure.decimals != right.figure.decimals else { return false }
  let (exact, rounded) =
    left.figure.decimals > right.figure.decimals
    ? (left.figure, right.figure) : (right.figure, left.figure)
  return exact.isQuotient(rounded, by: Figure(1), decimals: decimals) ?? true
}
