import Contracts
import Findings

/// A mapping that says one key twice.
struct RepeatedKey: FaultRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 2), "repeated-key", severity: .error,
    summary: "A key stands twice in one mapping.",
    rationale: """
      Readers disagree which of the two counts: some take the first, some the last, some refuse \
      the file. Half of what was written is silently without effect.
      """,
    bad: """
      type: object
      type: array

      """,
    good: """
      type: object

      """)

  func covers(_ fault: TextFault) -> Bool { fault.topic == .repeatedKey }
}
