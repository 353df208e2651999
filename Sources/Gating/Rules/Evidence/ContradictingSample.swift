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
      plan.evidence.flatMap { offered -> [Ruling] in
        guard !offered.block.samples.isEmpty, !offered.block.assertions.isEmpty else { return [] }
        let shown = offered.block.samples.map { Shown($0, of: offered.block.assertions) }
        return broken(by: offered, shown, plan, docket) + absent(offered, shown, plan, docket)
      }
    }
  }

  /// A sample and what it shows of the fields that are asserted.
  private struct Shown {
    var sample: Sample
    /// For each pair the value, where an assertion speaks of its field.
    var values: [ClaimValue?]
    /// For each assertion the first pair of its field.
    var pairs: [Int?]

    init(_ sample: Sample, of assertions: [Assertion]) {
      self.sample = sample
      values = sample.pairs.map { pair in
        assertions.contains { $0.name.value == pair.name } ? ClaimValue(pair.value.text) : nil
      }
      pairs = assertions.map { assertion in
        sample.pairs.firstIndex { $0.name == assertion.name.value }
      }
    }
  }

  private func broken(
    by offered: OfferedEvidence, _ shown: [Shown], _ plan: JudgedPlan, _ docket: Docket
  ) -> [Ruling] {
    let assertions = offered.block.assertions
    return shown.flatMap { shown in
      zip(shown.sample.pairs, shown.values).compactMap { pair, value -> Ruling? in
        // An assertion that fails by itself is another rule's business.
        guard let value, let index = assertions.firstIndex(where: { $0.name.value == pair.name }),
          offered.recomputed[index].computed == true,
          offered.recomputed[index].computed(for: value) == false
        else { return nil }
        let found = Ruling(
          finding: finding(
            "the sample's '\(pair.name)' is \(pair.value.text), which is not "
              + assertions[index].requirement.text, at: pair.span, in: plan), effect: .fails,
          phases: docket.numbers(offered.phase))
        return found.relating(assertions[index].span, in: plan, "the assertion")
      }
    }
  }

  /// The value that was asserted has to be that of a sample, where samples show the field.
  ///
  /// Samples round: 3.69 stands for 3.6935944603476845.
  private func absent(
    _ offered: OfferedEvidence, _ all: [Shown], _ plan: JudgedPlan, _ docket: Docket
  ) -> [Ruling] {
    let assertions = offered.block.assertions
    let complete = all.filter { $0.pairs.contains { $0 != nil } }
    let shown = complete.map { sample in
      zip(sample.pairs, offered.recomputed).map { shows(sample, $0, $1.value) }
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
      ).relating(complete[index].sample.span, in: plan, "the sample it was read from")
    }
  }

  /// Whether a sample shows the asserted value; nil when it does not show the field.
  private func shows(_ sample: Shown, _ pair: Int?, _ asserted: ClaimValue) -> Bool? {
    guard let pair, let value = sample.values[pair] else { return nil }
    return isSame(asserted, value)
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
