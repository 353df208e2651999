import Contracts
import Findings

/// An event name that two contracts claim.
struct TwoContractsOneEvent: ConflictRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 302), "two-contracts-one-event", severity: .error,
    summary: "Two contracts claim the same event.",
    rationale: """
      An event is held to one contract. When two claim it, one of them is never asked, and \
      nobody notices.
      """,
    bad: """
      # file: contracts/a.yaml
      contract: tick
      version: 1.0.0
      owner: game-server
      events: [game.tick]
      schema: { type: object }
      # file: contracts/b.yaml
      contract: tock
      version: 1.0.0
      owner: game-server
      events: [game.tick]
      schema: { type: object }

      """,
    good: """
      # file: contracts/a.yaml
      contract: tick
      version: 1.0.0
      owner: game-server
      events: [game.tick]
      schema: { type: object }
      # file: contracts/b.yaml
      contract: tock
      version: 1.0.0
      owner: game-server
      events: [game.tock]
      schema: { type: object }

      """)

  func covers(_ kind: ContractProblem.Kind) -> Bool {
    if case .eventTwice = kind { true } else { false }
  }
}
