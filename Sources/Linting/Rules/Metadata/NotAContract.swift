import Contracts
import Findings

/// A file that holds something other than a contract or a schema.
struct NotAContract: ContractProblemRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 100), "not-a-contract", severity: .error,
    summary: "A file among the contracts holds neither a contract nor a JSON Schema.",
    rationale: """
      A contract is a mapping with the keys contract, version and schema. Anything else in its \
      place is a file that was put into the wrong folder, or a contract that lost its beginning.
      """,
    bad: """
      - tick
      - price

      """,
    good: """
      contract: tick
      version: 1.0.0
      owner: game-server
      schema: { type: object }

      """)

  func covers(_ kind: ContractProblem.Kind) -> Bool { kind.topic == .otherContent }
}
