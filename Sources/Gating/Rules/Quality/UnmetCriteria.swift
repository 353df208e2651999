import Findings
import Plans
import SourceText

/// A milestone whose tasks are not all done.
struct UnmetCriteria: PlanRule {
  static let info = RuleInfo(
    RuleID(.qualityGate, 1), "unmet-criteria", severity: .error,
    summary: "A week's success criteria are all ticked while one of its tasks is not completed.",
    rationale:
      "All tasks completed with acceptance criteria met comes before milestone completion.",
    bad: """
      # file: tasks/WEEK_1_TASKS.md
      # Week 1 Tasks (2026-01-05 to 2026-01-09)

      **Milestone:** M1 - Foundation

      ## Task 1: Set up the store

      **Owner:** Backend Agent
      **Status:** 🟡 In Progress
      **Files to create:** `src/store.py`

      **Acceptance Criteria:**
      - [ ] Events are kept

      ## Success Criteria

      - [x] The store is set up

      """,
    good: """
      # file: tasks/WEEK_1_TASKS.md
      # Week 1 Tasks (2026-01-05 to 2026-01-09)

      **Milestone:** M1 - Foundation

      ## Task 1: Set up the store

      **Owner:** Backend Agent
      **Status:** 🟢 Completed
      **Files to create:** `src/store.py`

      **Acceptance Criteria:**
      - [x] Events are kept

      ## Success Criteria

      - [x] The store is set up

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.taskFiles.compactMap { tasks -> Ruling? in
      let (plan, file) = (tasks.plan, tasks.file)
      guard !file.successCriteria.isEmpty, file.successCriteria.allSatisfy(\.isDone),
        let open = file.tasks.first(where: { $0.status != nil && !$0.isCompleted })
      else { return nil }
      return remark(
        "all success criteria are ticked, and '\(open.title.value)' is not completed",
        at: file.successCriteria[0].span, in: plan
      ).relating(open.title.span, in: plan, "the open task")
    }
  }
}
