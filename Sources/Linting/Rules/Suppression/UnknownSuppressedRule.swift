import Findings

/// A suppression or setting for a rule that nobody knows.
struct UnknownSuppressedRule: SuppressionRule {
  static let info = RuleInfo(
    RuleID(.suppression, 1), "unknown-rule", severity: .warning,
    summary: "A comment or a setting names a rule that does not exist.",
    rationale: """
      What it was meant to silence is still told, or will be told again, and nobody knows why.
      """,
    bad: """
      type: integer
      minLength: 3 # schema-disable-line keyword-with-effect -- a sender cannot change it yet

      """,
    good: """
      type: integer
      minLength: 3 # schema-disable-line keyword-without-effect -- a sender cannot change it yet

      """)
}
