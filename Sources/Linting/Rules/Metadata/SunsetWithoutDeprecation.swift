import Contracts
import Findings

/// A contract that ends and does not say so.
struct SunsetWithoutDeprecation: ContractRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 112), "sunset-without-deprecation", severity: .warning,
    summary: "The contract has a sunset and is not deprecated.",
    rationale: """
      Tools warn consumers by the stability. A date that nobody is warned of comes as a \
      surprise.
      """,
    bad: """
      contract: tick
      version: 1.0.0
      owner: game-server
      sunset: 2026-12-31
      schema: { type: object }

      """,
    good: """
      contract: tick
      version: 1.0.0
      owner: game-server
      stability: deprecated
      sunset: 2026-12-31
      schema: { type: object }

      """)

  func check(_ subject: LintedContract) -> [Finding] {
    let contract = subject.contract
    guard let sunset = contract.sunset, contract.stability?.value != .deprecated else { return [] }
    return [
      finding("the contract has a sunset and is not deprecated", at: sunset.span, in: subject)
        .noting("deprecated contracts say 'stability: deprecated'")
    ]
  }
}
