import Contracts
import Findings

/// A key that every contract has and this one lacks.
struct MissingContractKey: ContractProblemRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 102), "missing-contract-key", severity: .error,
    summary: "A key that every contract needs is missing.",
    rationale: """
      Without a name, a version and a schema there is nothing that events could be held to.
      """,
    bad: """
      contract: tick
      schema: { type: object }

      """,
    good: """
      contract: tick
      version: 1.0.0
      owner: game-server
      schema: { type: object }

      """)

  func covers(_ kind: ContractProblem.Kind) -> Bool { kind.topic == .missingKey }
}
