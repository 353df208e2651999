import Findings
import Schemas

/// A keyword that only other dialects have.
struct KeywordOfAnotherDialect: SchemaProblemRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 211), "keyword-of-another-dialect", severity: .warning,
    summary: "The schema uses a keyword that its dialect does not have.",
    rationale: """
      A keyword of another version of JSON Schema is ignored like any unknown word: what it \
      should check goes unchecked.
      """,
    bad: """
      $schema: http://json-schema.org/draft-07/schema#
      type: object
      dependentRequired: { price: [tick] }

      """,
    good: """
      $schema: http://json-schema.org/draft-07/schema#
      type: object
      dependencies: { price: [tick] }

      """)

  func covers(_ cause: SchemaProblem.Cause) -> Bool {
    if case .unknownKeyword(_, _, let dialects) = cause { !dialects.isEmpty } else { false }
  }
}
