import Findings
import Plans
import SourceText

/// A task that is blocked, nobody knows by what.
struct BlockedTaskWithoutBlocker: TaskRule {
  static let info = RuleInfo(
    RuleID(.task, 13), "blocked-task-without-blocker", severity: .warning,
    summary: "A task is called blocked and names no blocker, or is not and names one.",
    rationale: """
      A blocker that is not named is not removed.
      """,
    bad: """
      # file: tasks/WEEK_1_TASKS.md
      # Week 1 Tasks (2026-01-05 to 2026-01-09)

      **Milestone:** M1 - Foundation

      ## Task 1: Set up the store

      **Owner:** Backend Agent
      **Status:** ⚫ Blocked
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
    file.tasks.compactMap { task in
      let blockers = task.blockers.filter { $0.kind != .none }
      if task.status?.state == .blocked, blockers.isEmpty {
        return remark(
          "'\(task.title.value)' is blocked and names no blocker", at: task.title.span, in: plan)
      }
      guard task.isCompleted, let blocker = blockers.first else { return nil }
      return remark(
        "'\(task.title.value)' is completed and names a blocker", at: blocker.span, in: plan)
    }
  }
}
