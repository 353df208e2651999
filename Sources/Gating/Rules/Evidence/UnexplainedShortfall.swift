import Findings
import Plans
import SourceText

/// Fewer than all, and no word about the rest.
struct UnexplainedShortfall: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 206), "unexplained-shortfall", severity: .warning,
    summary:
      "A ratio falls short of the whole and does not say why, or counts more than there are.",
    rationale:
      "17 of 20 may be right, when the other three are known. Unexplained they are three failures.",
    bad: """
      # Plan

      ## Phase A: Capture ✅ COMPLETE (2026-01-10)

      **Validation Evidence (2026-01-10):**
      - `bet_amount`: 17/20 nonzero

      """,
    good: """
      # Plan

      ## Phase A: Capture ✅ COMPLETE (2026-01-10)

      **Validation Evidence (2026-01-10):**
      - `bet_amount`: 17/20 nonzero (3 with 0.0 are SELL actions as expected)

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.allEvidence.flatMap { plan, phase, block in
      block.ratios.compactMap { ratio -> Ruling? in
        guard let message = fault(of: ratio) else { return nil }
        // Of what is not called done, a ratio says how far it is.
        if let phase, !phase.isDone, ratio.part <= ratio.whole { return nil }
        return Ruling(
          finding: finding(message, at: ratio.span, in: plan),
          effect: ratio.part > ratio.whole ? .fails : .clouds, phases: docket.numbers(phase))
      }
    } + docket.plans.flatMap { items(of: $0, docket) }
  }

  /// A ticked item that gives a ratio of its own: `[x] Write files - 23/24 ✅`.
  private func items(of plan: JudgedPlan, _ docket: Docket) -> [Ruling] {
    let lists =
      [(nil, plan.document.loose.checklist)]
      + plan.phases.map { (Optional($0), $0.contents.checklist) }
    return lists.flatMap { phase, list in
      list.compactMap { item -> Ruling? in
        guard item.isDone, let (part, whole) = shortfall(in: item.text) else { return nil }
        return Ruling(
          finding: finding(
            "the item is ticked, \(part) of \(whole) falls short, and nothing says why",
            at: item.span, in: plan), effect: phase?.isDone == true ? .clouds : .none,
          phases: docket.numbers(phase))
      }
    }
  }

  /// A ratio below one that no words in parentheses explain.
  private func shortfall(in text: String) -> (Figure, Figure)? {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "/")) else { return nil }
    let reader = ArithmeticReader(bytes: bytes)
    for fraction in reader.slashed(SourceSpan(0, bytes.count))
    where fraction.whole.compared(to: Figure(2)) == .more
      && fraction.part.compared(to: fraction.whole) == .less
      && !bytes[fraction.span.end...].contains(UInt8(ascii: "("))
    {
      let named = reader.word(before: fraction.span.start).map { range in
        ["phase", "part", "step", "week", "sprint", "stage", "day", "milestone", "version"]
          .contains { equalsFolded(bytes, range, $0) }
      }
      if named != true { return (fraction.part, fraction.whole) }
    }
    return nil
  }

  private func fault(of ratio: Ratio) -> String? {
    let words = "\(ratio.subject.map { "'\($0)': " } ?? "")\(ratio.part) of \(ratio.whole)"
    // `24/7` is no ratio.
    guard (ratio.part, ratio.whole) != (24, 7) else { return nil }
    if ratio.part > ratio.whole { return "\(words) is more than there are" }
    guard ratio.part < ratio.whole else { return nil }
    guard let explanation = ratio.explanation, !explanation.trimmed.isEmpty else {
      return "\(words) falls short, and nothing says why"
    }
    guard let explained = firstCount(in: explanation) else { return nil }
    let missing = ratio.whole - ratio.part
    guard explained != missing, explained != ratio.part else { return nil }
    return "\(words) leaves \(missing), and \(explained) are explained"
  }

  /// The number an explanation begins with: `3 with 0.0 are SELL actions`.
  private func firstCount(in text: String) -> Int? {
    let bytes = Array(text.utf8)
    var scanner = NumberScanner(bytes, 0..<bytes.count)
    guard let phrase = scanner.next(), !phrase.isPercent, phrase.precision == .exact,
      bytes[..<phrase.start].allSatisfy({ !isWordByte($0) })
    else { return nil }
    return phrase.figure.asInt
  }
}
