import Findings
import Schemas

/// A pattern that is no regular expression.
struct InvalidPattern: SchemaProblemRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 204), "invalid-pattern", severity: .error,
    summary: "A pattern cannot be used as a regular expression.",
    rationale: """
      A pattern that cannot be compiled checks nothing. Patterns are those of ECMA-262 in \
      Unicode mode, as JSON Schema asks.
      """,
    bad: """
      type: string
      pattern: "^(abc"

      """,
    good: """
      type: string
      pattern: "^(abc)$"

      """)

  func covers(_ cause: SchemaProblem.Cause) -> Bool {
    if case .invalidPattern = cause { true } else { false }
  }
}
