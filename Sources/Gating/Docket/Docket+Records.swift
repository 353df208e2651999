import Plans

extension Docket {
  /// Decision records among the plans.
  var records: [(plan: JudgedPlan, record: DecisionRecord)] { [] }

  /// Weekly task files among the plans.
  var taskFiles: [(plan: JudgedPlan, file: TaskFile)] { [] }
}
