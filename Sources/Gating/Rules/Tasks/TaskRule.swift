import Findings
import Plans

/// A rule that looks at one weekly task file at a time.
protocol TaskRule: PlanRule {
  func faults(of file: TaskFile, in plan: JudgedPlan, _ docket: Docket) -> [Ruling]
}

extension TaskRule {
  func rulings(on docket: Docket) -> [Ruling] {
    docket.taskFiles.flatMap { faults(of: $0.file, in: $0.plan, docket) }
  }
}

extension TaskFile.Task {
  var isCompleted: Bool {
    status?.state == .complete || status?.state == .verified
  }
}
