import Contracts
import Findings

/// A text that is neither YAML nor JSON.
struct BrokenSyntax: FaultRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 1), "broken-syntax", severity: .error,
    summary: "A file cannot be read as YAML or JSON.",
    rationale: """
      Nothing in the file counts until it can be read: its events go unchecked, and every tool \
      that reads it stops at the same place.
      """,
    bad: """
      type: object
      required: [tick, price

      """,
    good: """
      type: object
      required: [tick, price]

      """)

  func covers(_ fault: TextFault) -> Bool { fault.topic == .syntax }
}
