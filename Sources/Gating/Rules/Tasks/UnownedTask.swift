import Findings
import Plans
import SourceText

/// A task that is nobody's.
struct UnownedTask: TaskRule {
  static let info = RuleInfo(
    RuleID(.task, 10), "unowned-task", severity: .warning,
    summary: "A task has no owner.",
    rationale: """
      What belongs to nobody is done by nobody.
      """,
    bad: """
      # file: tasks/WEEK_1_TASKS.md
      # Week 1 Tasks (2026-01-05 to 2026-01-09)

      **Milestone:** M1 - Foundation

      ## Task 1: Set up the store

      **Status:** 🟢 Completed
      **Files to create:** `src/store.py`
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
    file.tasks.filter { $0.owner == nil || $0.owner?.value.isEmpty == true }.map { task in
      remark("'\(task.title.value)' has no owner", at: task.title.span, in: plan)
    }
  }
}
