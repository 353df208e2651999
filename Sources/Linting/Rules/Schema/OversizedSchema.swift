import Findings
import Schemas

/// A schema with more parts than contracts have.
struct OversizedSchema: SchemaProblemRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 213), "oversized-schema", severity: .error,
    summary: "The schema, with all it refers to, has too many parts.",
    rationale: """
      The limit keeps a hostile or generated schema from taking all memory. No contract that \
      people maintain comes near it.
      """)

  func covers(_ cause: SchemaProblem.Cause) -> Bool {
    if case .tooLarge = cause { true } else { false }
  }
}
