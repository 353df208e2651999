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
      let (ticked, open) = (
        WordIndex(items.filter(\.isDone)), WordIndex(items.filter { !$0.isDone })
      )
      return actions.prefix(2000).compactMap { action in
        let words = Set(keyWords(action.task.value))
        // One word is enough where it is a name: `DATA_DIR`.
        guard words.count >= 2 || words.contains(where: { $0.utf8.contains(UInt8(ascii: "_")) }),
          open.first(holding: words) == nil,
          let match = ticked.first(holding: words)
        else { return nil }
        return ruling(action, match, plan)
      }
    }
  }

  /// A table without a column of statuses lists work and does not say that it is open; then
  /// `Agree on a place` may be done before `Finalize the place` is.
  private func ruling(_ action: ActionRow, _ item: ChecklistItem, _ plan: JudgedPlan) -> Ruling {
    let said = action.status == nil ? "is listed as an action here" : "is open here"
    let found = remark(
      "'\(action.task.value)' \(said) and ticked elsewhere", at: action.span, in: plan
    ).relating(item.span, in: plan, "the ticked item")
    let verbs = [action.task.value, item.text].map { plainWords($0).first }
    return action.status == nil && verbs[0] != verbs[1] ? found.graded(.info) : found
  }
}

/// Items by the words that say what they are about.
private struct WordIndex {
  private var items: [(item: ChecklistItem, words: Set<String>)] = []
  private var byWord: [String: [Int]] = [:]

  init(_ list: [ChecklistItem]) {
    items = list.map { ($0, Set(keyWords($0.text))) }
    for (index, item) in items.enumerated() {
      for word in item.words { byWord[word, default: []].append(index) }
    }
  }

  /// The first item that has all of the words; of very many that share a word, some are asked.
  func first(holding words: Set<String>) -> ChecklistItem? {
    let rarest = words.map { byWord[$0] ?? [] }.min { $0.count < $1.count } ?? []
    return rarest.prefix(500).first { words.isSubset(of: items[$0].words) }.map { items[$0].item }
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
