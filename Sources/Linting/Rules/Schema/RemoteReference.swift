import Findings
import Schemas

/// A reference into the network.
struct RemoteReference: SchemaProblemRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 206), "remote-reference", severity: .error,
    summary: "A $ref leads to a network address.",
    rationale: """
      Contracts are checked offline, and what they mean must not change because a server did. \
      Keep a copy in the repository and refer to that.
      """,
    bad: """
      $ref: https://example.com/price.json

      """,
    good: """
      $ref: "#/$defs/price"
      $defs: { price: { type: number } }

      """)

  func covers(_ cause: SchemaProblem.Cause) -> Bool {
    if case .remoteReference = cause { true } else { false }
  }
}
