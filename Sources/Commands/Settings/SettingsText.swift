import Findings
import SourceText
import Workspace

/// The settings file as findings point into it.
struct SettingsText {
  private let file: SourceFile
  private let lines: LineTable

  init(_ file: SourceFile) {
    self.file = file
    lines = LineTable(file.bytes)
  }

  func finding(_ problem: SettingsProblem) -> Finding {
    let rule =
      switch problem.kind {
      case .unreadable: SettingsRules.broken
      case .unknownKey: SettingsRules.unknownKey
      case .missingKey, .wrongType, .unknownWord, .malformedPointer, .malformedDate,
        .malformedSize, .outsidePath, .notInheritable, .malformedCommit, .undeclaredVariable,
        .missingVariable, .malformedVariable, .tilde:
        SettingsRules.badValue
      }
    return finding(
      rule, Finding.Message(problem.message), at: problem.span,
      note: problem.hint.map { "did you mean '\($0)'?" } ?? problem.advice)
  }

  func finding(
    _ rule: RuleInfo, _ message: Finding.Message, at span: SourceSpan, note: String? = nil
  ) -> Finding {
    var finding = Finding(rule, message, at: place(span))
    finding.excerpt = excerpt(span)
    finding.notes = note.map { [$0] } ?? []
    return finding
  }

  func place(_ span: SourceSpan) -> Place { Place(firstLine(of: span), in: file, lines: lines) }

  func excerpt(_ span: SourceSpan) -> Excerpt? {
    file.bytes.isEmpty ? nil : Excerpt(firstLine(of: span), in: file, lines: lines)
  }

  private func firstLine(of span: SourceSpan) -> SourceSpan {
    let start = min(max(span.start, 0), file.bytes.count)
    let line = lines.span(ofLine: lines.line(at: start), in: file.bytes)
    return SourceSpan(start, max(start, min(span.end, line.end)))
  }
}
