import Findings
import Schemas

/// A reference that leaves the repository.
struct EscapingReference: SchemaProblemRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 207), "escaping-reference", severity: .error,
    summary: "A $ref leads out of the folders that may be read.",
    rationale: """
      A contract may come from somebody else. What it refers to must not reach the files of \
      whoever reads it.
      """,
    bad: """
      $ref: ../../../etc/passwd

      """,
    good: """
      $ref: "#/$defs/price"
      $defs: { price: { type: number } }

      """)

  func covers(_ cause: SchemaProblem.Cause) -> Bool {
    if case .refusedReference = cause { true } else { false }
  }
}
