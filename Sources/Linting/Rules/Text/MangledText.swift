import Contracts
import Findings

/// Bytes that are no readable text.
struct MangledText: FaultRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 4), "mangled-text", severity: .error,
    summary: "A file is not UTF-8, or holds control characters.",
    rationale: """
      Bytes that are no text were mangled on their way, by an editor or a copy. Guessing what \
      they were would change names that events are matched by.
      """,
    bad: """
      type: object
      title: "tick\u{1}"

      """,
    good: """
      type: object
      title: tick

      """)

  func covers(_ fault: TextFault) -> Bool { fault.topic == .encoding }
}
