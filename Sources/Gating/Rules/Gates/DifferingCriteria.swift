import Findings
import Plans
import SourceText

/// One phase with two gates.
struct DifferingCriteria: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 5), "differing-criteria", severity: .error,
    summary: "A plan gives two different criteria for one gate.",
    rationale: "A gate with two criteria is passed by whichever is easier.",
    bad: """
      # Plan

      ## Phase A: Capture ⏳ PENDING

      **Gate:** 1000 events captured without a gap

      **Gate Criteria:** Events are captured

      """,
    good: """
      # Plan

      ## Phase A: Capture ⏳ PENDING

      **Gate:** 1000 events captured without a gap

      **Gate Criteria:** 1000 events captured, without a gap.

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.live.compactMap { phase in
      let criteria = phase.contents.gates.compactMap { gate in
        gate.criterion.map { (text: $0, words: plainWords($0.value)) }
      }.filter { !$0.words.isEmpty }
      guard let first = criteria.first,
        let other = criteria.dropFirst().first(where: { $0.words != first.words })
      else { return nil }
      return ruling(
        "'\(phase.label)' has another gate here than above", .fails, on: phase,
        at: other.text.span, in: docket
      )
      .relating(first.text.span, in: docket.plan(of: phase), "the first criterion")
    }
  }
}

/// The words of a text in small letters, without marks and punctuation.
func plainWords(_ text: String) -> [String] {
  let bytes = text.utf8.map(folded)
  return wordRanges(of: bytes).compactMap { range in
    let word = String(decoding: bytes[range], as: UTF8.self)
    if bytes[range].contains(where: { isLetter($0) || isDigit($0) }) { return word }
    let isWord = word.unicodeScalars.contains {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    return isWord ? word : nil
  }
}
