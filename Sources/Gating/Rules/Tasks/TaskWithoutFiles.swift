import Findings
import Plans
import SourceText

/// A task that does not say what it touches.
struct TaskWithoutFiles: TaskRule {
  static let info = RuleInfo(
    RuleID(.task, 12), "task-without-files", severity: .info,
    summary: "A task names no file to create or to change.",
    rationale: """
      Two tasks that touch one file are seen in time only where both say so.
      """,
    bad: """
      # file: tasks/WEEK_1_TASKS.md
      # Week 1 Tasks (2026-01-05 to 2026-01-09)

      **Milestone:** M1 - Foundation

      ## Task 1: Set up the store

      **Owner:** Backend Agent
      **Status:** 🟢 Completed
      **Blockers:** None

      **Acceptance Criteria:**
      - [x] Events are kept

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
    file.tasks.filter { $0.files.isEmpty }.map { task in
      remark("'\(task.title.value)' names no file", at: task.title.span, in: plan)
    }
  }
}
