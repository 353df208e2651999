import Findings
import Patterns
import Schemas

/// A pattern that is only legal in the old mode of ECMA-262.
struct LenientPattern: NodeRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 223), "lenient-pattern", severity: .warning,
    summary: "A pattern is only legal without the Unicode mode.",
    rationale: """
      JSON Schema asks for the Unicode mode. Strict tools refuse the pattern, and with it the \
      whole contract.
      """,
    bad: """
      type: string
      pattern: '^a\\-b$'

      """,
    good: """
      type: string
      pattern: '^a-b$'

      """)

  func check(_ subject: LintedNode) -> [Finding] {
    subject.keywords.flatMap { keyword -> [Finding] in
      guard case .pattern(let pattern) = keyword.rule else { return [] }
      return pattern.notes.prefix(1).map { note in
        finding(
          "pattern '\(pattern.source)' is only legal outside the Unicode mode", at: keyword.span,
          in: subject, keyword: "pattern"
        ).noting("\(note.words) at offset \(note.offset)")
      }
    }
  }
}
