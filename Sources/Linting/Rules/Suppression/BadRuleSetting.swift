import Findings

/// A setting that gives a rule no severity.
struct BadRuleSetting: SuppressionRule {
  static let info = RuleInfo(
    RuleID(.suppression, 4), "bad-rule-setting", severity: .error,
    summary: "A setting of a rule is neither a severity nor off.",
    rationale: """
      The rule keeps its own severity, and whoever wrote the setting believes otherwise.
      """)
}
