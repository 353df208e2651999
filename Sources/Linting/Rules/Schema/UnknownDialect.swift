import Findings
import Schemas

/// A schema in a dialect that nobody here knows.
struct UnknownDialect: SchemaProblemRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 201), "unknown-dialect", severity: .error,
    summary: "The schema names a dialect or a vocabulary that is not known.",
    rationale: """
      What a keyword means depends on the dialect. A schema in an unknown one cannot be held to \
      anything.
      """,
    bad: """
      $schema: https://json-schema.org/draft/2021-12/schema
      type: object

      """,
    good: """
      $schema: https://json-schema.org/draft/2020-12/schema
      type: object

      """)

  func covers(_ cause: SchemaProblem.Cause) -> Bool {
    switch cause {
    case .unknownDialect, .unknownVocabulary: true
    case .notASchema, .wrongValue, .invalidPattern, .malformedReference, .unresolvedReference,
      .remoteReference, .refusedReference, .unreadableReference, .endlessReference,
      .duplicateIdentifier, .unknownKeyword, .ignoredBesideReference, .tooLarge:
      false
    }
  }
}
