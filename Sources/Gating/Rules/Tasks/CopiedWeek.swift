import Findings
import Plans
import SourceText

/// A week that was copied and not brought up to date.
struct CopiedWeek: TaskRule {
  static let info = RuleInfo(
    RuleID(.task, 1), "copied-week", severity: .warning,
    summary:
      "A weekly task file keeps the number, the dates or the milestone of the week it was copied from.",
    rationale: """
      A new week begins as a copy of the last. What was not changed is what was forgotten.
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
      - [x] Events are kept

      # file: tasks/WEEK_2_TASKS.md
      # Week 1 Tasks (2026-01-05 to 2026-01-09)

      **Milestone:** M1 - Foundation

      ## Task 1: Set up the store

      **Owner:** Backend Agent
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

      # file: tasks/WEEK_2_TASKS.md
      # Week 2 Tasks (2026-01-12 to 2026-01-16)

      **Milestone:** M2 - Ingestion

      ## Task 1: Set up the store

      **Owner:** Backend Agent
      **Status:** 🟢 Completed
      **Files to create:** `src/store.py`
      **Blockers:** None

      **Acceptance Criteria:**
      - [x] Events are kept

      """)

  func faults(of file: TaskFile, in plan: JudgedPlan, _ docket: Docket) -> [Ruling] {
    numbers(of: file, in: plan) + copies(of: file, in: plan, docket)
  }

  /// The title against the file's name.
  private func numbers(of file: TaskFile, in plan: JudgedPlan) -> [Ruling] {
    guard let week = file.week, let title = file.titleWeek, title.value != week else { return [] }
    return [
      remark(
        "the title says week \(title.value), and the file week \(week)", at: title.span, in: plan)
    ]
  }

  /// Dates that are those of another week.
  private func copies(of file: TaskFile, in plan: JudgedPlan, _ docket: Docket) -> [Ruling] {
    guard let week = file.week,
      let before = docket.taskFiles.first(where: {
        $0.file.week == week - 1 && folder(of: $0.file.path) == folder(of: file.path)
      })
    else { return [] }
    let (own, others) = (file.dates.compactMap(\.day), before.file.dates.compactMap(\.day))
    guard !own.isEmpty, own.prefix(2).elementsEqual(others.prefix(2)), let first = file.dates.first
    else { return [] }
    return [
      remark("the dates are those of week \(week - 1)", at: first.span, in: plan)
    ]
  }
}
