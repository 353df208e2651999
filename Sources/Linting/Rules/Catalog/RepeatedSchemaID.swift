import Contracts
import Findings

/// A schema address that two contracts have.
struct RepeatedSchemaID: ConflictRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 304), "repeated-schema-id", severity: .error,
    summary: "Two schemas have the same $id.",
    rationale: """
      References find a schema by its $id. With two of them, which one is found depends on the \
      order of reading.
      """,
    bad: """
      # file: contracts/a.yaml
      contract: tick
      version: 1.0.0
      owner: game-server
      schema: { $id: "https://example.com/tick", type: object }
      # file: contracts/b.yaml
      contract: tock
      version: 1.0.0
      owner: game-server
      schema: { $id: "https://example.com/tick", type: object }

      """,
    good: """
      # file: contracts/a.yaml
      contract: tick
      version: 1.0.0
      owner: game-server
      schema: { $id: "https://example.com/tick", type: object }
      # file: contracts/b.yaml
      contract: tock
      version: 1.0.0
      owner: game-server
      schema: { $id: "https://example.com/tock", type: object }

      """)

  func covers(_ kind: ContractProblem.Kind) -> Bool {
    if case .schemaIDTwice = kind { true } else { false }
  }
}
