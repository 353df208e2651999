extension Requirement {
  /// Reads a requirement as plans and exact gates write it: `> 0`, `between 1 and 5`.
  package init(reading text: String) { self = RequirementParser.requirement(text) }
}

extension PlanValue {
  /// Reads a value as plans write it: `31,744 events`, `"unknown"`.
  package init(reading text: String) { self = ValueParser.value(text) }
}
