import Findings
import Plans
import SourceText

/// A gate that passed while the plan itself counts what is missing.
struct PendingItemInPassedGate: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 6), "pending-item-in-passed-gate", severity: .error,
    summary: "A gate is called passed, and an item under it counts what is still pending.",
    rationale: """
      A box that is ticked with '7 pending' in it is not done. Either the rest is out of the \
      gate's scope, and then the gate should say so, or the gate has not passed.
      """,
    bad: """
      # Plan

      ## Phase A: Schema ✅ COMPLETE (2026-01-10)

      - [x] Finalize the fields (36 validated, 7 pending)

      **Gate:** ✅ PASSED - all fields validated (12 tests passing)

      """,
    good: """
      # Plan

      ## Phase A: Schema ✅ COMPLETE (2026-01-10)

      - [x] Finalize the fields (43 validated, 0 pending)

      **Gate:** ✅ PASSED - all fields validated (12 tests passing)

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.live.filter { $0.isDone && $0.hasPassedGate || $0.state == .verified }
      .flatMap { phase -> [Ruling] in
        let plan = docket.plan(of: phase)
        let gate = phase.contents.gates.last { $0.isPassed }
        return texts(of: phase).compactMap { text, span in
          guard let (count, word) = pendingCount(text) else { return nil }
          let found = ruling(
            "'\(phase.label)' passed its gate with \(count) \(word)", .fails, on: phase, at: span,
            in: docket)
          guard let gate, gate.span != span else { return found }
          return found.relating(gate.span, in: plan, "the gate")
        }
      }
  }

  /// Ticked items, evidence and the gate's own words.
  private func texts(of phase: JudgedPhase) -> [(String, SourceSpan)] {
    phase.contents.checklist.filter(\.isDone).map { ($0.text, $0.span) }
      + phase.contents.gates.filter(\.isPassed).compactMap { gate in
        gate.text.map { ($0.value, gate.span) }
      }
      + phase.contents.evidence.flatMap { $0.lines.map { ($0.value, $0.span) } }
  }
}

/// How many are pending by a text's own count: `36 validated, 7 pending`.
func pendingCount(_ text: String) -> (Figure, String)? {
  guard text.utf8.contains(where: isDigit), openFinder.occurs(in: text) else { return nil }
  let bytes = Array(text.utf8)
  var scanner = NumberScanner(bytes, 0..<bytes.count)
  var last: NumberPhrase?
  while let phrase = scanner.next() {
    let earlier = last
    last = phrase
    // `0 of 312 failed`: how many is said first.
    let count = isWhole(phrase, of: earlier, in: bytes) ? earlier?.figure : phrase.figure
    guard let count, count.mantissa > 0, count.isInteger else { continue }
    for word in following(phrase.end, in: bytes, atMost: 3) {
      // Words beyond a comma or a bracket count something else.
      guard !bytes[phrase.end..<word.lowerBound].contains(where: stops.contains) else { break }
      if let found = openWords.first(where: { equalsFolded(bytes, word, $0) }) {
        return (count, found)
      }
    }
  }
  return nil
}

/// Whether a number is all that another one is a part of: `3 of 20`, `3 out of 20`.
private func isWhole(_ phrase: NumberPhrase, of part: NumberPhrase?, in bytes: [UInt8]) -> Bool {
  guard let part, part.end <= phrase.start else { return false }
  let between = following(part.end, in: bytes, atMost: 4).filter { $0.upperBound <= phrase.start }
  return between.count < 4 && between.last.map { equalsFolded(bytes, $0, "of") } ?? false
}

private let stops = ByteSet(",;.():|".utf8)
private let openFinder = WordFinder(openWords)

private let openWords = [
  "pending", "outstanding", "remaining", "todo", "unresolved", "missing", "unverified", "failing",
  "failed", "failures", "blocked", "untested", "incomplete", "deferred", "skipped",
]
