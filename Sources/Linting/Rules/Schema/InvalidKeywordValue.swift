import Findings
import Schemas

/// A keyword with a value that it cannot have.
struct InvalidKeywordValue: SchemaProblemRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 202), "invalid-keyword-value", severity: .error,
    summary: "A keyword of the schema has a value of the wrong kind.",
    rationale: """
      A keyword with a value it does not understand says nothing, and events that it should \
      refuse pass.
      """,
    bad: """
      type: text

      """,
    good: """
      type: string

      """)

  func covers(_ cause: SchemaProblem.Cause) -> Bool {
    switch cause {
    case .notASchema, .wrongValue: true
    case .unknownDialect, .unknownVocabulary, .invalidPattern, .malformedReference,
      .unresolvedReference, .remoteReference, .refusedReference, .unreadableReference,
      .endlessReference, .duplicateIdentifier, .unknownKeyword, .ignoredBesideReference, .tooLarge:
      false
    }
  }
}
