import Findings
import Plans
import SourceText

/// A task that is done without being what was asked.
struct CompletedTaskWithOpenCriteria: TaskRule {
  static let info = RuleInfo(
    RuleID(.task, 20), "completed-task-with-open-criteria", severity: .error,
    summary: "A task is called completed, and one of its acceptance criteria is open.",
    rationale: """
      Completed means that the work is done and its acceptance criteria are met.
      """,
    bad: """
      # file: tasks/WEEK_1_TASKS.md
      # Week 1 Tasks (2026-01-05 to 2026-01-09)

      **Milestone:** M1 - Foundation

      ## Task 1: Set up the store

      **Owner:** Backend Agent
      **Status:** 🟢 Completed
      **Files to create:** `src/store.py`
      **Blockers:** None

      **Acceptance Criteria:**
      - [ ] Events are kept

      """,
    good: """
      # file: tasks/WEEK_1_TASKS.md
      # Week 1 Tasks (2026-01-05 to 2026-01-09)

      **Milestone:** M1 - Foundation

      ## Task 1: Set up the store

      **Owner:** Backend Agent
      **Status:** 🟢 Completed
      **Files to create:** `src/store.py`
      **Blockers:** None

      **Acceptance Criteria:**
      - [x] Events are kept

      """)

  func faults(of file: TaskFile, in plan: JudgedPlan, _ docket: Docket) -> [Ruling] {
    file.tasks.filter(\.isCompleted).flatMap { task in
      task.criteria.filter { !$0.isDone }.map { item in
        remark(
          "'\(task.title.value)' is completed, and '\(item.text)' is open", at: item.span, in: plan)
      }
    }
  }
}
