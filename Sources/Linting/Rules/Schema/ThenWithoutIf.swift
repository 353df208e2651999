import Findings
import Schemas
import SourceText

/// A `then` or `else` that no `if` asks for.
struct ThenWithoutIf: NodeRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 216), "then-without-if", severity: .warning,
    summary: "then or else stands without if.",
    rationale: """
      Without if neither branch is ever taken, and what it should check goes unchecked.
      """,
    bad: """
      type: object
      then: { required: [price] }

      """,
    good: """
      type: object
      if: { required: [tick] }
      then: { required: [price] }

      """)

  func check(_ subject: LintedNode) -> [Finding] {
    subject.node.annotations.compactMap { annotation in
      guard annotation.isKnown, annotation.name == "then" || annotation.name == "else",
        subject.member("$ref") == nil || !subject.node.dialect.referenceHidesSiblings
      else { return nil }
      return finding(
        "'\(annotation.name)' is never asked: there is no 'if'", at: annotation.nameSpan,
        in: subject, keyword: annotation.name)
    }
  }
}
