package import Findings
import SourceText

/// The report as one `schema-result/1` document.
func jsonResult(_ report: Report) -> String {
  if let gates = report.gates, let origin = gates.origin {
    return gateReport(report, gates, origin)
  }
  let head: [(String, JSONOutput?)] = [
    ("format", .string("schema-result/1")),
    ("command", .string(report.command)),
    ("verdict", .string(report.verdict.rawValue)),
    ("exit", .int(Int(report.exit))),
  ]
  let body: [(String, JSONOutput?)] = [
    ("summary", .object(members(report.summary))),
    ("waived", waived(report)),
    ("contracts", .array(report.subjects.map(json))),
    ("findings", .array(report.findings.findings.map(json))),
    ("errors", strings(report.failures)),
    ("remarks", strings(report.remarks)),
    ("next", strings(report.next)),
  ]
  return JSONOutput.object(
    head + members(report.details) + (report.gates.map(gateMembers) ?? []) + body
  ).document
}

/// How many findings each kind of suppression bears; nothing where none does.
private func waived(_ report: Report) -> JSONOutput? {
  let borne = report.findings.findings.filter(\.waived)
  guard !borne.isEmpty else { return nil }
  let kinds = Finding.Bearer.allCases.map { bearer in
    (bearer.rawValue, borne.count { $0.bearer == bearer })
  }
  return .object(
    [("all", .int(borne.count))] + kinds.filter { $0.1 > 0 }.map { ($0.0, .int($0.1)) })
}

/// One finding a line, for tools that read lines.
func jsonLines(_ report: Report) -> String {
  report.findings.findings.map { json($0).line + "\n" }.joined()
}

private func members(_ tallies: [Report.Tally]) -> [(String, JSONOutput?)] {
  tallies.map { ($0.key, .int($0.value)) }
}

private func members(_ details: [Report.Member]) -> [(String, JSONOutput?)] {
  details.map { ($0.key, json($0.value)) }
}

/// A value on one line, as programs are told it.
package func jsonLine(_ value: Report.Value) -> String { json(value).line }

// Details are made by commands and are as deep as their own code makes them, or hold a value whose
// depth its reader has bounded.
private func json(_ value: Report.Value) -> JSONOutput {
  switch value {
  case .null: .null
  case .bool(let value): .bool(value)
  case .int(let value): .int(value)
  case .number(let lexeme): .number(lexeme: lexeme)
  case .string(let text): .string(text)
  case .array(let items): .array(items.map(json))
  case .object(let members): .object(members.map { ($0.key, json($0.value)) })
  }
}

private func json(_ subject: Report.Subject) -> JSONOutput {
  .object(
    [("name", .string(subject.name)), ("version", subject.version.json)]
      + members(subject.details) + members(subject.tallies))
}

func findingJSON(_ finding: Finding) -> JSONOutput { json(finding) }

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
    ("row", place.flatMap { $0.isRow ? .int($0.position.line) : nil }),
    ("endLine", (place?.end).map { .int($0.line) }),
    ("endColumn", (place?.end).map { .int($0.column) }),
    ("pointer", finding.pointer.json),
    ("schemaPointer", finding.schemaPointer.json),
    ("contract", finding.contract.json),
    ("count", .int(finding.count)),
    ("occurrences", finding.occurrences.map { .int($0) }),
    ("examples", finding.examples.isEmpty ? nil : .array(finding.examples.map(json))),
    ("related", finding.related.isEmpty ? nil : .array(finding.related.map(json))),
    ("notes", strings(finding.notes)),
    ("fix", finding.fix.map(json)),
    ("fingerprint", .string(finding.fingerprint.description)),
    ("waived", .bool(finding.waived)),
    ("waivedBy", (finding.bearer?.rawValue).json),
  ])
}

private func json(_ place: Place) -> JSONOutput {
  .object([
    ("path", .string(place.path)), ("line", .int(max(place.position.line, 1))),
    ("column", .int(max(place.position.column, 1))),
    ("row", place.isRow ? .int(place.position.line) : nil),
  ])
}

private func json(_ related: RelatedPlace) -> JSONOutput {
  .object([
    ("path", .string(related.place.path)),
    ("line", .int(max(related.place.position.line, 1))),
    ("column", .int(max(related.place.position.column, 1))), ("words", .string(related.words)),
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
