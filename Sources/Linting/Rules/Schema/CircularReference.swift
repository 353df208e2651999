import Findings
import Schemas

/// References that go round without end.
struct CircularReference: SchemaProblemRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 208), "circular-reference", severity: .error,
    summary: "Schemas refer to each other in a circle that no value gets out of.",
    rationale: """
      Checking a value would never end, because no step of the circle goes into the value. A \
      schema may refer to itself inside properties or items.
      """,
    bad: """
      $ref: "#/$defs/a"
      $defs:
        a: { $ref: "#/$defs/b" }
        b: { $ref: "#/$defs/a" }

      """,
    good: """
      $ref: "#/$defs/a"
      $defs:
        a: { type: object, properties: { next: { $ref: "#/$defs/a" } } }

      """)

  func covers(_ cause: SchemaProblem.Cause) -> Bool {
    if case .endlessReference = cause { true } else { false }
  }
}
