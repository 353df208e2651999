import Findings
import SourceText

/// The report as one `schema-result/1` document.
func jsonResult(_ report: Report) -> String {
  JSONOutput.object([
    ("format", .string("schema-result/1")),
    ("command", .string(report.command)),
    ("verdict", .string(report.verdict.rawValue)),
    ("exit", .int(Int(report.exit))),
    ("summary", .object(members(report.summary))),
    ("contracts", .array(report.subjects.map(json))),
    ("findings", .array(report.findings.findings.map(json))),
    ("remarks", strings(report.remarks)),
    ("next", strings(report.next)),
  ]).document
}

/// One finding a line, for tools that read lines.
func jsonLines(_ report: Report) -> String {
  report.findings.findings.map { json($0).line + "\n" }.joined()
}

private func members(_ tallies: [Report.Tally]) -> [(String, JSONOutput?)] {
  tallies.map { ($0.key, .int($0.value)) }
}

private func json(_ subject: Report.Subject) -> JSONOutput {
  .object(
    [("name", .string(subject.name)), ("version", subject.version.json)]
      + members(subject.tallies))
}

private func json(_ finding: Finding) -> JSONOutput {
  let place = finding.firstPlace
  return .object([
    ("rule", .string(finding.rule.description)),
    ("slug", .string(finding.slug)),
    ("severity", .string(finding.severity.rawValue)),
    ("message", .string(finding.message.text)),
    ("path", (place?.path).json),
    ("line", place.map { .int(max($0.position.line, 1)) }),
    ("column", place.map { .int(max($0.position.column, 1)) }),
    ("endLine", (place?.end).map { .int($0.line) }),
    ("endColumn", (place?.end).map { .int($0.column) }),
    ("pointer", finding.pointer.json),
    ("schemaPointer", finding.schemaPointer.json),
    ("contract", finding.contract.json),
    ("count", .int(finding.count)),
    ("occurrences", finding.occurrences.map { .int($0) }),
    ("examples", finding.examples.isEmpty ? nil : .array(finding.examples.map(json))),
    ("notes", strings(finding.notes)),
    ("fix", finding.fix.map(json)),
    ("fingerprint", .string(finding.fingerprint.description)),
    ("waived", .bool(finding.waived)),
  ])
}

private func json(_ place: Place) -> JSONOutput {
  .object([
    ("path", .string(place.path)), ("line", .int(max(place.position.line, 1))),
    ("column", .int(max(place.position.column, 1))),
  ])
}

/// Edits are told in bytes from the file's beginning, so that any tool can apply them.
private func json(_ fix: Fix) -> JSONOutput {
  .object([
    ("title", .string(fix.title)),
    ("applicability", .string(fix.applicability.rawValue)),
    (
      "edits",
      .array(
        fix.edits.map {
          .object([
            ("start", .int($0.span.start)), ("end", .int($0.span.end)),
            ("replacement", .string($0.replacement)),
          ])
        })
    ),
  ])
}

private func strings(_ lines: [String]) -> JSONOutput? {
  lines.isEmpty ? nil : .array(lines.map(JSONOutput.string))
}
