import Contracts
import Findings

/// A working copy that is older than what is published.
struct VersionBehindPublished: CatalogRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 306), "version-behind-published", severity: .error,
    summary: "The contract's version is lower than one that is already published.",
    rationale: """
      A version that is out cannot be taken back. The working copy comes from an old branch, or \
      its version was edited by hand.
      """,
    bad: """
      # file: contracts/published/tick/1.1.0.yaml
      contract: tick
      version: 1.1.0
      owner: game-server
      schema: { type: object }
      # file: contracts/tick.yaml
      contract: tick
      version: 1.0.0
      owner: game-server
      schema: { type: object }

      """,
    good: """
      # file: contracts/published/tick/1.0.0.yaml
      contract: tick
      version: 1.0.0
      owner: game-server
      schema: { type: object }
      # file: contracts/tick.yaml
      contract: tick
      version: 1.1.0
      owner: game-server
      schema: { type: object }

      """)

  func check(_ catalog: LintedCatalog) -> [Finding] {
    catalog.contracts.compactMap { file, contract in
      guard let newest = catalog.catalog.publishedVersions(of: contract.name.value).last,
        contract.version.value < newest.version.value
      else { return nil }
      return finding(
        "version '\(contract.version.value)' is behind the published '\(newest.version.value)'",
        at: contract.version.span, in: file)
    }
  }
}
