import Contracts
import Findings

/// A contract that ends at no time.
struct DeprecatedWithoutSunset: ContractRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 111), "deprecated-without-sunset", severity: .warning,
    summary: "The contract is deprecated, and no sunset says until when it lives.",
    rationale: """
      Consumers plan by the date. Deprecated without one means never, and the contract stays for \
      ever.
      """,
    bad: """
      contract: tick
      version: 1.0.0
      owner: game-server
      stability: deprecated
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
    guard let stability = contract.stability, stability.value == .deprecated,
      subject.entry(.sunset) == nil
    else { return [] }
    return [finding("the contract is deprecated without a sunset", at: stability.span, in: subject)]
  }
}
