import Plans

/// A decision record with the document it was read from.
struct JudgedRecord: Sendable {
  let plan: JudgedPlan
  let record: DecisionRecord
}

/// A weekly task file with the document it was read from.
struct JudgedTasks: Sendable {
  let plan: JudgedPlan
  let file: TaskFile
}
