import Contracts
import Findings

/// A contract that does not say what it is about.
struct MissingSummary: ContractRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 107), "missing-summary", severity: .info,
    summary: "The contract has no summary.",
    rationale: """
      Lists, reports and issues show the summary beside the name. It is what a reader of another \
      repository knows of the event.
      """,
    bad: """
      contract: tick
      version: 1.0.0
      owner: game-server
      schema: { type: object }

      """,
    good: """
      contract: tick
      version: 1.0.0
      owner: game-server
      summary: One tick of the game.
      schema: { type: object }

      """)

  func check(_ subject: LintedContract) -> [Finding] {
    guard subject.contract.summary == nil, subject.entry(.summary) == nil else { return [] }
    return [
      finding(
        "contract '\(subject.contract.name.value)' has no summary", at: subject.contract.name.span,
        in: subject)
    ]
  }
}
