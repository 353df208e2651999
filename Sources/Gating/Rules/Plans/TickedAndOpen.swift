import Findings
import Plans
import SourceText

/// One thing that is done in one place and still to be done in another.
struct TickedAndOpen: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 25), "ticked-and-open", severity: .warning,
    summary: "An item is ticked in a list and still stands in the table of open actions.",
    rationale: "One of the two is out of date, and both are used to hand out work.",
    bad: """
      # Plan

      ## Agreed

      - [x] Define chunking strategy for queries

      ## Action Items

      | Task | Owner | Blocking |
      |---|---|---|
      | Define chunking strategy | search | queries |

      """,
    good: """
      # Plan

      ## Agreed

      - [ ] Define chunking strategy for queries

      ## Action Items

      | Task | Owner | Blocking |
      |---|---|---|
      | Define chunking strategy | search | queries |

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.plans.flatMap { plan -> [Ruling] in
      let actions = plan.document.actions.filter { action in
        switch action.status?.state {
        case .complete, .verified, .waived: false
        default: true
        }
      }
      guard !actions.isEmpty else { return [] }
      let items = ([plan.document.loose] + plan.phases.map(\.contents)).flatMap(\.checklist)
        .filter(\.isDone).map { (item: $0, words: Set(keyWords($0.text))) }
      let open = ([plan.document.loose] + plan.phases.map(\.contents)).flatMap(\.checklist)
        .filter { !$0.isDone }.map { Set(keyWords($0.text)) }
      return actions.prefix(2000).compactMap { action in
        let words = Set(keyWords(action.task.value))
        guard words.count >= 2, !open.contains(where: { words.isSubset(of: $0) }),
          let match = items.first(where: { words.isSubset(of: $0.words) })
        else { return nil }
        return remark(
          "'\(action.task.value)' is open here and ticked elsewhere", at: action.span, in: plan
        ).relating(match.item.span, in: plan, "the ticked item")
      }
    }
  }
}

/// The words that say what a task is about, without the verbs that tasks begin with.
private func keyWords(_ text: String) -> [String] {
  plainWords(text).filter { $0.utf8.count > 2 && !taskWords.contains($0) }.map(singular)
}

private let taskWords: Set<String> = [
  "the", "and", "for", "with", "from", "into", "agree", "define", "finalize", "finalise", "decide",
  "document", "add", "create", "implement", "write", "update", "ensure", "set", "make", "fix",
  "complete", "finish", "all", "our", "that", "this",
]
