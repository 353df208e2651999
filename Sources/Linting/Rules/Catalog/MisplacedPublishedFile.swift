import Contracts
import Findings

/// A frozen version under another name or version than its own.
struct MisplacedPublishedFile: CatalogRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 308), "misplaced-published-file", severity: .error,
    summary: "A published file lies under a path that says another name or version.",
    rationale: """
      Frozen versions are found by their path. One in the wrong place is taken for a version \
      that it is not.
      """,
    bad: """
      # file: contracts/published/tick/1.0.0.yaml
      contract: tick
      version: 1.0.1
      owner: game-server
      schema: { type: object }

      """,
    good: """
      # file: contracts/published/tick/1.0.0.yaml
      contract: tick
      version: 1.0.0
      owner: game-server
      schema: { type: object }

      """)

  func check(_ catalog: LintedCatalog) -> [Finding] {
    catalog.published.compactMap { file in
      guard let contract = file.contract else { return nil }
      let tail = "\(contract.name.value)/\(contract.version.value)."
      let parts = file.path.utf8.split(separator: UInt8(ascii: "/")).suffix(2)
        .map { String(Substring($0)) }
      guard parts.count == 2, !parts.joined(separator: "/").utf8.starts(with: tail.utf8) else {
        return nil
      }
      return finding(
        "the file of '\(contract.reference)' lies at '\(parts.joined(separator: "/"))'",
        at: contract.version.span, in: file)
    }
  }
}
