import Contracts
import Findings

/// A contract that belongs to nobody.
struct MissingOwner: ContractRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 106), "missing-owner", severity: .warning,
    summary: "The contract does not say who owns it.",
    rationale: """
      When an event no longer fits, somebody has to be asked. A contract without an owner is \
      mended by nobody.
      """,
    bad: """
      contract: tick
      version: 1.0.0
      schema: { type: object }

      """,
    good: """
      contract: tick
      version: 1.0.0
      owner: game-server
      schema: { type: object }

      """)

  func check(_ subject: LintedContract) -> [Finding] {
    guard subject.contract.owner == nil, subject.entry(.owner) == nil else { return [] }
    return [
      finding(
        "contract '\(subject.contract.name.value)' has no owner", at: subject.contract.name.span,
        in: subject)
    ]
  }
}
