import Findings
import SourceText

/// The report as Markdown, for job summaries and comments.
func markdownReport(_ report: Report, _ style: TextStyle) -> String {
  let findings = mostImportant(report.untold(style).filter { !$0.waived || style.isVerbose })
  let shown = Array(findings.prefix(style.shownFindings))
  var parts = ["## schema \(markdownProse(report.command)): \(report.verdictWord)\n"]
  let numbers = report.shownNumbers.map(markdownProse).joined(separator: ", ")
  if !numbers.isEmpty { parts.append(numbers + "\n") }
  parts += report.failures.map { "Not read: " + codeSpan($0) + "\n" }
  let counted = report.subjects.filter { !$0.tallies.isEmpty }
  if !counted.isEmpty { parts.append(subjects(counted)) }
  parts += report.passages.filter { !$0.items.isEmpty }.map { passage($0, style) }
  parts += report.tables.filter { !$0.rows.isEmpty }.map(table)
  if !shown.isEmpty { parts.append(table(shown)) }
  if findings.count > shown.count {
    parts.append("... and \(grouped(findings.count - shown.count)) more findings.\n")
  }
  parts += report.remedies.filter { !$0.items.isEmpty }.map { passage($0, style) }
  parts += report.remarks.map { codeSpan($0) + "\n" }
  if !report.next.isEmpty {
    parts.append("Next:\n\n" + report.next.map { "- \(codeSpan($0))\n" }.joined())
  }
  return parts.joined(separator: "\n")
}

private func subjects(_ subjects: [Report.Subject]) -> String {
  let rows = subjects.map { subject in
    let numbers = shown(subject.tallies).map(markdownProse).joined(separator: ", ")
    return "| \(codeSpan(subject.reference)) | \(numbers) |\n"
  }
  return "| contract | |\n|---|---|\n" + rows.joined()
}

private func passage(_ passage: Report.Passage, _ style: TextStyle) -> String {
  let items = passage.items.prefix(style.shownFindings).map { item in
    let head = item.head.isEmpty ? "" : codeSpan(item.head) + " "
    let lines = item.lines.map { "  - \(codeSpan($0))\n" }
    return "- \(head)\(codeSpan(item.text))\n" + lines.joined()
  }
  let hidden = passage.items.count - items.count
  let more = hidden > 0 ? "\n... and \(grouped(hidden)) more.\n" : ""
  return "### \(markdownProse(passage.title))\n\n" + items.joined() + more
}

private func table(_ table: Report.Table) -> String {
  let title = table.title.map { "### \(codeSpan($0))\n\n" } ?? ""
  let names = table.columns.map { " \(markdownProse($0.name)) |" }.joined()
  let rules = table.columns.map { $0.alignment == .left ? "---|" : "---:|" }.joined()
  let rows = table.rows.map { row in
    let cells = table.columns.indices.map { $0 < row.count ? row[$0] : "" }
    return "|" + cells.map { $0.isEmpty ? " |" : " \(codeSpan($0)) |" }.joined() + "\n"
  }
  return title + "|\(names)\n|\(rules)\n" + rows.joined()
}

private func table(_ findings: [Finding]) -> String {
  "| | rule | where | what |\n|---|---|---|---|\n" + findings.map(row).joined()
}

private func row(_ finding: Finding) -> String {
  let severity = finding.waived ? "waived" : finding.severity.rawValue
  let name = "\(finding.rule) \(markdownProse(finding.slug))"
  return "| \(severity) | \(name) | \(whereabouts(finding)) | \(what(finding)) |\n"
}

private func whereabouts(_ finding: Finding) -> String {
  let words = [finding.contract, finding.pointer].compactMap(\.self).filter { !$0.isEmpty }
  let place = finding.firstPlace.map { codeSpan($0.shown) }
  return (words.map(codeSpan) + [place].compactMap(\.self)).joined(separator: " ")
}

private func what(_ finding: Finding) -> String {
  let many = finding.count > 1 ? [labelled(finding.count, markdownProse(finding.unit))] : []
  let words = [codeSpan(finding.message.text)] + many + finding.notes.map(codeSpan)
  return words.joined(separator: "<br>")
}
