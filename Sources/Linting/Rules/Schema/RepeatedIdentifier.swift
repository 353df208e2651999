import Findings
import Schemas

/// An $id or $anchor that stands twice.
struct RepeatedIdentifier: SchemaProblemRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 209), "repeated-identifier", severity: .error,
    summary: "An $id or $anchor names two schemas.",
    rationale: """
      A reference by that name finds one of the two, and which one depends on the tool.
      """,
    bad: """
      $defs:
        a: { $anchor: price, type: number }
        b: { $anchor: price, type: string }

      """,
    good: """
      $defs:
        a: { $anchor: price, type: number }
        b: { $anchor: label, type: string }

      """)

  func covers(_ cause: SchemaProblem.Cause) -> Bool {
    if case .duplicateIdentifier = cause { true } else { false }
  }
}
