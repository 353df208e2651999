import Contracts
import Findings

/// A contract key with a value that it cannot have.
struct BadContractValue: ContractProblemRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 104), "bad-contract-value", severity: .error,
    summary: "A key of the contract has a value of the wrong kind.",
    rationale: """
      A value that cannot be understood is left out, and the rest of the contract is held to \
      without it.
      """,
    bad: """
      contract: tick
      version: 1.0.0
      owner: game-server
      stability: final
      schema: { type: object }

      """,
    good: """
      contract: tick
      version: 1.0.0
      owner: game-server
      stability: stable
      schema: { type: object }

      """)

  func covers(_ kind: ContractProblem.Kind) -> Bool { kind.topic == .badValue }
}
