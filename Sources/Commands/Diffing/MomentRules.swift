import Findings

/// Rules about the contracts of two moments as a whole.
enum MomentRules {
  static let all: [RuleInfo] = [removedContract]

  static let removedContract = RuleInfo(
    RuleID(.contractChange, 251), "removed-contract", severity: .error,
    summary: "A contract that was there is gone.",
    rationale: """
      Whoever stores or reads its events has nothing to hold them to any more. A contract that was \
      deprecated, and whose sunset has passed, may go.
      """)
}
