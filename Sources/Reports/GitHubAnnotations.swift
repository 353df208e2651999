import Findings
import SourceText

/// The report as GitHub workflow commands, after a first line for people.
func githubAnnotations(_ report: Report, _ style: TextStyle) -> String {
  let findings = mostImportant(report.findings.findings.filter { !$0.waived })
  let shown = firstOfEach(findings)
  var lines = [report.verdictLine] + shown.map(annotation)
  if findings.count > shown.count {
    lines.append(
      "... \(grouped(findings.count - shown.count)) more, which GitHub would not show "
        + "(--output report.md keeps all)")
  }
  return lines.map { $0 + "\n" }.joined()
}

/// GitHub shows so many errors, warnings and notices of a step, and drops the rest without a word.
private let annotationsOfEach = 10

private func firstOfEach(_ findings: [Finding]) -> [Finding] {
  var counts: [Severity: Int] = [:]
  return findings.filter { finding in
    counts[finding.severity, default: 0] += 1
    return counts[finding.severity, default: 0] <= annotationsOfEach
  }
}

private func annotation(_ finding: Finding) -> String {
  var properties: [(String, String)] = []
  if let place = finding.firstPlace {
    properties = [
      ("file", place.path), ("line", String(max(place.position.line, 1))),
      ("col", String(max(place.position.column, 1))),
    ]
    if let end = place.end, end.line == place.position.line {
      properties.append(("endColumn", String(max(end.column, 1))))
    }
  }
  properties.append(("title", "\(finding.rule) \(finding.slug)"))
  let words = properties.map { "\($0)=\(commandProperty($1))" }.joined(separator: ",")
  return "::\(command(finding.severity)) \(words)::\(commandData(message(finding)))"
}

private func command(_ severity: Severity) -> String {
  switch severity {
  case .error: "error"
  case .warning: "warning"
  case .info: "notice"
  }
}

private func message(_ finding: Finding) -> String {
  let context = [finding.contract, finding.pointer].compactMap(\.self).map { displayText($0) }
  let many = finding.count > 1 ? [labelled(finding.count, displayText(finding.unit))] : []
  let head = (context + many).joined(separator: " ")
  let first = head.isEmpty ? finding.shownMessage : "\(head): \(finding.shownMessage)"
  return ([first] + finding.notes.map { displayText($0) }).joined(separator: "\n")
}

/// Text after the second `::`.
func commandData(_ text: String) -> String { percentEscaped(text, "%\r\n") }

/// The value of a property, where a comma or colon would end it.
func commandProperty(_ text: String) -> String { percentEscaped(displayPath(text), "%\r\n:,") }

private func percentEscaped(_ text: String, _ reserved: String) -> String {
  let reserved = Set(reserved.unicodeScalars)
  var escaped = ""
  for scalar in text.unicodeScalars {
    if reserved.contains(scalar) {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      escaped += digits.utf8.count < 2 ? "%0\(digits)" : "%\(digits)"
    } else {
      escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}
