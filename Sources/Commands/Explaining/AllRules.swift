import Coordination
import Drift
import Evolution
package import Findings
import Linting
import Validation

/// Every rule the program has, in the order of their IDs.
package let allRules: [RuleInfo] =
  (EventRules.all + UnknownRules.all + DriftRules.all + StreamRules.all + TableRules.all
  + ChangeRules.all + MomentRules.all + lintRuleInfos + suppressionRuleInfos + TestRules.all
  + SettingsRules.all + realmRuleInfos + versionRuleInfos + IssueRules.all + DocumentRules.all)
  .sorted { $0.id < $1.id }
