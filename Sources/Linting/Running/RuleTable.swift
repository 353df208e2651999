package import Findings

/// Every rule of the family, one line each, in the order of their numbers.
package let lintRules: [any LintRule.Type] = [
]

/// What lint can find, for `schema explain`, the reports and `docs/rules.md`.
package let lintRuleInfos: [RuleInfo] = lintRules.map { $0.info }
