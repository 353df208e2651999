import Findings

/// A suppression that nothing needs.
struct UnusedSuppression: SuppressionRule {
  static let info = RuleInfo(
    RuleID(.suppression, 2), "unused-suppression", severity: .warning,
    summary: "A comment suppresses what is not found any more.",
    rationale: """
      The fault is gone and the comment stayed. It would silence the next one, which nobody has looked at.
      """,
    bad: """
      type: integer
      minimum: 3 # schema-disable-line keyword-without-effect -- a sender cannot change it yet

      """,
    good: """
      type: integer
      minLength: 3 # schema-disable-line keyword-without-effect -- a sender cannot change it yet

      """)
}
