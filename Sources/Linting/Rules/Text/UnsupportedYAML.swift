import Contracts
import Findings

/// YAML that plain data does not need.
struct UnsupportedYAML: FaultRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 3), "unsupported-yaml", severity: .error,
    summary: "A file uses tags, merge keys, several documents or values that JSON lacks.",
    rationale: """
      Contracts are plain data that every language reads the same way. Tags construct objects, \
      merge keys and several documents are read differently from library to library, and JSON \
      has no infinity.
      """,
    bad: """
      type: !!python/name:str string

      """,
    good: """
      type: string

      """)

  func covers(_ fault: TextFault) -> Bool { fault.topic == .unsupported }
}
