import Contracts
import Findings
import JSONText
import SourceText
import YAMLText

/// An unquoted word that other YAML readers understand differently.
struct AmbiguousScalar: FileRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 7), "ambiguous-scalar", severity: .warning,
    summary: "An unquoted word or number means something else to other YAML readers.",
    rationale: """
      YAML 1.1 readers take no for false, 2026-01-17 for a date and 1:30 for 90; 1.10 loses its \
      zero everywhere. A contract is read by many tools, and each must read the same.
      """,
    bad: """
      enum: [yes, no]

      """,
    good: """
      enum: ["yes", "no"]

      """)

  func check(_ file: LintedFile) -> [Finding] {
    (file.yaml?.ambiguousScalars ?? []).compactMap { scalar in
      // A date in `sunset:` is meant as one by everybody, and every reader gives its text back.
      guard scalar.isString || !isHarmless(scalar.ambiguity) else { return nil }
      guard scalar.ambiguity != .date || !isOwnDate(scalar.span, in: file) else { return nil }
      let text = scalar.text.description
      let finding = finding(
        "unquoted '\(text)' is ambiguous: \(scalar.ambiguity.reason)", at: scalar.span, in: file)
      guard scalar.isString else { return finding.noting("quote it if text is meant") }
      return finding.mended("Quote '\(text)'", .safe, scalar.span, with: "\"\(text)\"")
    }
  }

  /// What nobody takes for text, however it is written.
  private func isHarmless(_ ambiguity: Ambiguity) -> Bool {
    switch ambiguity {
    case .capitalised, .tilde, .leadingZero, .otherBase: true
    case .trailingZero, .oldBoolean, .sexagesimal, .underscored, .date: false
    }
  }

  /// Whether a place is one of the contract's own dates.
  private func isOwnDate(_ span: SourceSpan, in file: LintedFile) -> Bool {
    guard let contract = file.contract else { return false }
    return contract.sunset?.span == span || contract.history.contains { $0.date?.span == span }
  }
}
