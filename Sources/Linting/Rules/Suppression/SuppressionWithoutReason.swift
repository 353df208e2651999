import Findings

/// A suppression that gives no reason.
struct SuppressionWithoutReason: SuppressionRule {
  static let info = RuleInfo(
    RuleID(.suppression, 3), "suppression-without-reason", severity: .warning,
    summary: "A comment suppresses a finding and does not say why.",
    rationale: """
      Whoever reads the line later cannot tell whether the reason still holds, and leaves it for ever.
      """,
    bad: """
      type: integer
      minLength: 3 # schema-disable-line keyword-without-effect

      """,
    good: """
      type: integer
      minLength: 3 # schema-disable-line keyword-without-effect -- a sender cannot change it yet

      """)
}
