import Findings
import SourceText

/// The report as GitLab's code quality JSON.
func gitlabIssues(_ report: Report) -> String {
  var seen: [Fingerprint: Int] = [:]
  let issues = report.findings.findings.filter { !$0.waived }.map { finding in
    let times = seen[finding.fingerprint, default: 0]
    seen[finding.fingerprint] = times + 1
    return issue(finding, repeated: times)
  }
  return JSONOutput.array(issues).document
}

private func issue(_ finding: Finding, repeated times: Int) -> JSONOutput {
  let place = finding.firstPlace
  // GitLab shows one issue for each fingerprint and drops the others.
  let suffix = times == 0 ? "" : "-\(times)"
  return .object([
    ("description", .string(description(of: finding))),
    ("check_name", .string("\(finding.rule) \(finding.slug)")),
    ("fingerprint", .string(finding.fingerprint.description + suffix)),
    ("severity", .string(severity(finding.severity))),
    (
      "location",
      .object([
        ("path", .string(place?.path ?? ".")),
        ("lines", .object([("begin", .int(max(place?.position.line ?? 1, 1)))])),
      ])
    ),
  ])
}

private func description(of finding: Finding) -> String {
  let context = [finding.contract.map { displayText($0) }, finding.shownPointer].compactMap(\.self)
  let many = finding.count > 1 ? " (\(labelled(finding.count, finding.unit)))" : ""
  let prefix = context.isEmpty ? "" : context.joined(separator: " ") + ": "
  return prefix + finding.shownMessage + many
}

private func severity(_ severity: Severity) -> String {
  switch severity {
  case .error: "major"
  case .warning: "minor"
  case .info: "info"
  }
}
