import Findings
import Schemas

/// A reference that leads nowhere.
struct UnresolvedReference: SchemaProblemRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 205), "unresolved-reference", severity: .error,
    summary: "A $ref leads to nothing that can be read.",
    rationale: """
      Whatever stands behind the reference is not checked, and what is checked depends on the \
      tool.
      """,
    bad: """
      $ref: "#/$defs/prise"
      $defs: { price: { type: number } }

      """,
    good: """
      $ref: "#/$defs/price"
      $defs: { price: { type: number } }

      """)

  func covers(_ cause: SchemaProblem.Cause) -> Bool {
    switch cause {
    case .malformedReference, .unresolvedReference, .unreadableReference: true
    case .unknownDialect, .unknownVocabulary, .notASchema, .wrongValue, .invalidPattern,
      .remoteReference, .refusedReference, .endlessReference, .duplicateIdentifier, .unknownKeyword,
      .ignoredBesideReference, .tooLarge:
      false
    }
  }
}
