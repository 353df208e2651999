import Findings
import Schemas
import SourceText
import StringFormats

/// A format that nobody here can check.
struct UnknownFormat: NodeRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 230), "unknown-format", severity: .warning,
    summary: "A format is not one that is known.",
    rationale: """
      An unknown format checks nothing. Often it is a misspelt one that would.
      """,
    bad: """
      type: string
      format: datetime

      """,
    good: """
      type: string
      format: date-time

      """)

  func check(_ subject: LintedNode) -> [Finding] {
    subject.keywords.compactMap { keyword in
      guard case .format(let name, nil, _) = keyword.rule else { return nil }
      let known = StringFormat.allCases.map(\.rawValue)
      let near = nearMiss(of: name, among: known)
      let finding = finding(
        "format '\(name)' is not known and checks nothing", at: keyword.span, in: subject,
        keyword: "format")
      guard let near else { return finding }
      return finding.noting("did you mean '\(near)'?")
    }
  }
}
