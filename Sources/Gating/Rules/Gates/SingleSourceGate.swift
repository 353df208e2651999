import Findings
import Plans
import SourceText

/// A gate that asks for one source where any would do.
struct SingleSourceGate: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 101), "single-source-gate", severity: .warning,
    summary: "A gate or prerequisite asks for one data source and no other.",
    rationale: """
      Gate on any valid data source. A gate that needs one source is blocked whenever that source \
      is down, although the same could be shown with another.
      """,
    bad: """
      # Plan

      ## Phase A: Capture ⏳ PENDING

      **Gate:** Requires CDP specifically

      """,
    good: """
      # Plan

      ## Phase A: Capture ⏳ PENDING

      **Gate:** Requires any live source (CDP or PUBLIC_WS)

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.live.flatMap { phase -> [Ruling] in
      texts(of: phase).filter { asksForOneSource($0.value) }.map { text in
        ruling(
          "'\(phase.label)' asks for one data source and no other", .none, on: phase, at: text.span,
          in: docket
        ).noting("ask for any valid source, such as 'any live source (A or B)'")
      }
    }
  }

  private func texts(of phase: JudgedPhase) -> [Located<String>] {
    phase.contents.gates.compactMap(\.text) + phase.contents.prerequisites.map(\.text)
      + phase.contents.blockers.map { Located($0.text, at: $0.span) }
  }
}

/// Whether words ask for one source: `requires CDP specifically`, `only via CDP`, `CDP only`.
func asksForOneSource(_ text: String) -> Bool {
  guard exclusions.occurs(in: text) else { return false }
  let words = plainWords(text)
  guard !words.contains("any"), !words.contains("or"), !words.contains("either") else {
    return false
  }
  let demands = [
    "require", "requires", "required", "must", "need", "needs", "from", "via", "using",
  ]
  let asks = words.contains { demands.contains($0) }
  if words.contains("specifically") || words.contains("exclusively") { return asks }
  let carriers = ["from", "via", "through", "source", "feed", "capture", "connection"]
  return words.indices.contains { index in
    guard words[index] == "only" else { return false }
    let near = words[max(0, index - 2)..<min(words.count, index + 3)]
    return near.contains { carriers.contains($0) } || asks && index == words.count - 1
  }
}

/// One of these stands in every demand for one source.
private let exclusions = WordFinder(["only", "specifically", "exclusively"])
