package import Findings

/// The forms a report can take.
package enum ReportFormat: String, Hashable, Sendable, CaseIterable {
  case text
  case json
  case jsonl
  case sarif
  case junit
  case github
  case gitlab
  case markdown
  /// One page without scripts, that needs no other file.
  case html
  /// What gates attest, as in-toto Statements; only gates attest anything.
  case inToto = "in-toto"
}

/// A report as text in a format, with a newline at its end.
///
/// The style concerns what people read (text, markdown, annotations); what programs read is
/// always whole.
package func render(
  _ report: Report, as format: ReportFormat, style: TextStyle = TextStyle()
) -> String {
  switch format {
  case .text: TextReport(report, style).text
  case .json: jsonResult(report)
  case .jsonl: jsonLines(report)
  case .sarif: sarifLog(report)
  case .junit: junitResults(report)
  case .github: githubAnnotations(report, style)
  case .gitlab: gitlabIssues(report)
  case .markdown: markdownReport(report, style)
  case .html: htmlReport(report)
  case .inToto: inTotoStatements(report)
  }
}
