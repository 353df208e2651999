import Findings
import Plans
import SourceText

/// A task of which nobody can say when it is done.
struct TaskWithoutCriteria: TaskRule {
  static let info = RuleInfo(
    RuleID(.task, 11), "task-without-criteria", severity: .warning,
    summary: "A task has no acceptance criteria.",
    rationale: """
      Without them, done is a matter of opinion.
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
    file.tasks.filter { $0.criteria.isEmpty && $0.plainCriteria.isEmpty }.map { task in
      remark("'\(task.title.value)' has no acceptance criteria", at: task.title.span, in: plan)
    }
  }
}
