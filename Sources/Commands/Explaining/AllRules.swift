import Coordination
import Drift
import Evolution
package import Findings
import Gating
import Linting
import Validation

/// Every rule the program has, in the order of their IDs.
package let allRules: [RuleInfo] =
  [
    EventRules.all,
    UnknownRules.all,
    DriftRules.all,
    StreamRules.all,
    TableRules.all,
    ChangeRules.all,
    MomentRules.all,
    lintRuleInfos,
    suppressionRuleInfos,
    TestRules.all,
    SettingsRules.all,
    versionRuleInfos,
    gatingRuleInfos,
    realmRuleInfos,
    IssueRules.all,
    DocumentRules.all,
    CommandRules.all,
    CheckRules.all,
  ]
  .flatMap { $0 }
  .sorted { $0.id < $1.id }
