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
    docket.allEvidence.flatMap { plan, phase, block in
      block.samples.flatMap { sample in
        sample.pairs.compactMap { pair -> Ruling? in
          // An assertion that fails by itself is another rule's business.
          guard let assertion = block.assertions.first(where: { $0.name.value == pair.name }),
            RecomputedAssertion(assertion).computed == true,
            RecomputedAssertion(
              value: pair.value.text, requirement: assertion.requirement.text
            ).computed == false
          else { return nil }
          let found = Ruling(
            finding: finding(
              "the sample's '\(pair.name)' is \(pair.value.text), which is not "
                + assertion.requirement.text, at: pair.span, in: plan), effect: .fails,
            phases: docket.numbers(phase))
          return found.relating(assertion.span, in: plan, "the assertion")
        }
      } + absent(block, plan, phase, docket)
    }
  }

  /// The value that was asserted has to be that of a sample, where samples show the field.
  ///
  /// Samples round: 3.69 stands for 3.6935944603476845.
  private func absent(
    _ block: EvidenceBlock, _ plan: JudgedPlan, _ phase: JudgedPhase?, _ docket: Docket
  ) -> [Ruling] {
    let complete = block.samples.filter { sample in
      !block.assertions.isEmpty
        && block.assertions.contains { assertion in
          sample.pairs.contains { $0.name == assertion.name.value }
        }
    }
    guard !complete.isEmpty else { return [] }
    // The sample that most assertions speak of is the one they were read from.
    let agreement = complete.map { sample in
      block.assertions.count { agrees($0, sample) == true }
    }
    guard let best = agreement.max(), best > 0, let index = agreement.firstIndex(of: best) else {
      return []
    }
    let sample = complete[index]
    return block.assertions.compactMap { assertion in
      guard agrees(assertion, sample) == false,
        !complete.contains(where: { agrees(assertion, $0) == true })
      else { return nil }
      return Ruling(
        finding: finding(
          "'\(assertion.name.value)' is asserted as \(assertion.value.text), and no sample shows that",
          at: assertion.span, in: plan), effect: .fails, phases: docket.numbers(phase)
      ).relating(sample.span, in: plan, "the sample it was read from")
    }
  }

  /// Whether a sample shows the asserted value; nil when it does not show the field.
  private func agrees(_ assertion: Assertion, _ sample: Sample) -> Bool? {
    guard let pair = sample.pairs.first(where: { $0.name == assertion.name.value }) else {
      return nil
    }
    return isSame(ClaimValue(assertion.value.text), ClaimValue(pair.value.text))
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
