import Contracts
import Findings

/// A name that two contracts have.
struct TwoContractsOneName: ConflictRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 303), "two-contracts-one-name", severity: .error,
    summary: "Two contracts have the same name.",
    rationale: """
      Findings, ledgers and issues speak of contracts by name. With two of one name nobody can \
      tell which is meant.
      """,
    bad: """
      # file: contracts/a.yaml
      contract: tick
      version: 1.0.0
      owner: game-server
      schema: { type: object }
      # file: contracts/b.yaml
      contract: tick
      version: 1.0.0
      owner: game-server
      events: [tock]
      schema: { type: object }

      """,
    good: """
      # file: contracts/a.yaml
      contract: tick
      version: 1.0.0
      owner: game-server
      schema: { type: object }
      # file: contracts/b.yaml
      contract: tock
      version: 1.0.0
      owner: game-server
      schema: { type: object }

      """)

  func covers(_ kind: ContractProblem.Kind) -> Bool {
    if case .nameTwice = kind { true } else { false }
  }
}
