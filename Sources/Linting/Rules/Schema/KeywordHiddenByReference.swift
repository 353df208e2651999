import Findings
import Schemas

/// A keyword beside a $ref that hides it.
struct KeywordHiddenByReference: SchemaProblemRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 212), "keyword-hidden-by-reference", severity: .warning,
    summary: "A keyword stands beside $ref in a dialect that ignores it there.",
    rationale: """
      Up to draft-07 a $ref is all that its object says. What stands beside it looks as if it \
      counted.
      """,
    bad: """
      $schema: http://json-schema.org/draft-07/schema#
      properties:
        price: { $ref: "#/definitions/amount", minimum: 1 }
      definitions: { amount: { type: number } }

      """,
    good: """
      $schema: http://json-schema.org/draft-07/schema#
      properties:
        price: { allOf: [{ $ref: "#/definitions/amount" }, { minimum: 1 }] }
      definitions: { amount: { type: number } }

      """)

  func covers(_ cause: SchemaProblem.Cause) -> Bool {
    if case .ignoredBesideReference = cause { true } else { false }
  }
}
