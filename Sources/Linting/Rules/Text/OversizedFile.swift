import Contracts
import Findings

/// A text that is larger or deeper than contracts are.
struct OversizedFile: FaultRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 5), "oversized-file", severity: .error,
    summary: "A file is too large, too deep, or grows too much by its aliases.",
    rationale: """
      Limits keep a hostile or generated file from taking all memory and time. No contract that \
      people maintain comes near them.
      """,
    bad: """
      type: array
      examples: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

      """,
    good: """
      type: array
      examples: [[]]

      """)

  func covers(_ fault: TextFault) -> Bool { fault.topic == .size }
}
