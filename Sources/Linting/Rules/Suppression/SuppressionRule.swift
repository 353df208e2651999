package import Findings

/// A rule about comments and settings that silence other rules; it is asked by `suppressing`.
protocol SuppressionRule: LintRule {}

extension SuppressionRule {
  package func findings(in catalog: LintedCatalog) -> [Finding] { [] }
}

/// The rules about suppressions, for `schema explain`, the reports and `docs/rules.md`.
package let suppressionRuleInfos: [RuleInfo] = [
  UnknownSuppressedRule.info, UnusedSuppression.info, SuppressionWithoutReason.info,
]
