package import Findings

/// What the rules about versions and the manifest can find, for `schema explain` and `docs/rules.md`.
package let versionRuleInfos: [RuleInfo] =
  versionRules.map { $0.info } + [InsufficientMigration.info] + PublicationRules.all
  + manifestRules.map { $0.info }
