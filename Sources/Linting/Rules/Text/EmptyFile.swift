import Findings
import JSONText
import SourceText

/// A file without anything in it.
struct EmptyFile: FileRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 6), "empty-file", severity: .error,
    summary: "A file holds nothing, or only comments.",
    rationale: """
      An empty contract is a contract that got lost: its events go unchecked, and nobody is \
      told.
      """,
    bad: """
      # to be written

      """,
    good: """
      type: object

      """)

  func check(_ file: LintedFile) -> [Finding] {
    let isEmpty = file.fault.map { $0.topic == .emptiness } ?? (file.root?.kind == .null)
    return isEmpty ? [finding("empty contract", at: .beginning, in: file)] : []
  }
}
