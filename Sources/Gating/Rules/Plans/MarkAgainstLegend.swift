import Findings
import Plans

/// A mark that the plan's legend gives to another word.
struct MarkAgainstLegend: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 4), "mark-against-legend", severity: .warning,
    summary: "A status carries a mark that the legend gives to another status.",
    rationale:
      "Marks are what people see first. The word counts, and the mark says something else.",
    bad: """
      # Plan

      | Phase | Name | Status | Blocker |
      |---|---|---|---|
      | Phase A | Capture | ⏳ READY TO START | None |

      **Legend:** ✅ Complete | ⏳ Pending/Blocked

      """,
    good: """
      # Plan

      | Phase | Name | Status | Blocker |
      |---|---|---|---|
      | Phase A | Capture | ⏳ PENDING | None |

      **Legend:** ✅ Complete | ⏳ Pending/Blocked

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    let legends = docket.plans.map { Meanings($0.document.legends) }
    return docket.live.flatMap { phase -> [Ruling] in
      let plan = docket.plan(of: phase)
      let legend = legends[phase.plan]
      guard !legend.isEmpty else { return [] }
      let wrong = phase.contents.statuses.filter { legend.isAgainst($0) }
      // A heading repeats its table: one finding for one word and mark.
      let groups = Dictionary(grouping: wrong) {
        "\($0.mark?.text ?? "")\($0.state?.rawValue ?? "")"
      }
      return groups.values.compactMap { claims -> Ruling? in
        let claims = claims.sorted { $0.span < $1.span }
        guard let first = claims.first, let mark = first.mark else { return nil }
        let meaning = legend.words(of: mark).map { "'\($0)'" }.joined(separator: ", ")
        var found = ruling(
          "'\(first.word?.value ?? first.state?.words ?? "")' carries \(mark.text), which the legend"
            + " gives to \(meaning)", .none, on: phase, at: first.span, in: docket)
        for claim in claims.dropFirst() { found = found.relating(claim.span, in: plan, "here too") }
        return found
      }
    }
  }
}

/// What the legends of a plan say about marks.
private struct Meanings {
  private var entries: [Unicode.Scalar: [Legend.Entry]] = [:]

  init(_ legends: [Legend]) {
    for legend in legends where legend.isOfStatus {
      for entry in legend.entries {
        if let mark = entry.mark { entries[mark.scalar, default: []].append(entry) }
      }
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  func words(of mark: PlanMark) -> [String] {
    (entries[mark.scalar] ?? []).flatMap { $0.words.map(\.value) }
  }

  /// Whether the legend has the mark, with words that all mean something else.
  func isAgainst(_ claim: StatusClaim) -> Bool {
    guard let mark = claim.mark, let state = claim.state, let own = entries[mark.scalar] else {
      return false
    }
    let word = claim.word?.value.lowercased()
    if own.contains(where: { $0.words.contains { $0.value.lowercased() == word } }) { return false }
    let states = own.compactMap(\.state)
    guard states.count == own.count else { return false }
    return !states.contains { isAlike($0, state) }
  }

  private func isAlike(_ one: PlanState, _ other: PlanState) -> Bool {
    let families: [Set<PlanState>] = [[.complete, .verified], [.pending, .blocked]]
    return one == other || families.contains { $0.contains(one) && $0.contains(other) }
  }
}
