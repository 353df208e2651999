import Findings
import SourceText

/// The report as JUnit XML, for CI pages that show tests: one suite for each contract or file, one
/// case for each finding.
func junitResults(_ report: Report) -> String {
  let suites = suites(of: report)
  let cases = suites.reduce(0) { $0 + $1.caseCount }
  let failures = suites.reduce(0) { $0 + $1.failures }
  return """
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="\(xmlText("schema " + report.command))" tests="\(cases)" \
    failures="\(failures)" errors="0">
    \(suites.map(\.xml).joined())</testsuites>

    """
}

/// The findings of one contract or file; a suite without any is one case that passes.
private struct Suite {
  var name: String
  var findings: [Finding] = []

  var caseCount: Int { max(findings.count, 1) }
  var failures: Int { findings.count { $0.isFailure } }
  var skipped: Int { findings.count { $0.waived } }

  var xml: String {
    let cases =
      findings.isEmpty
      ? "    <testcase classname=\"\(xmlText(name))\" name=\"no findings\"/>\n"
      : findings.map { testCase($0) }.joined()
    return """
        <testsuite name="\(xmlText(name))" tests="\(caseCount)" failures="\(failures)" \
      errors="0" skipped="\(skipped)">
      \(cases)  </testsuite>

      """
  }

  private func testCase(_ finding: Finding) -> String {
    let place = finding.excerpt == nil ? nil : finding.place.map { "line \($0.position.line)" }
    let name = ["\(finding.rule) \(finding.slug)", finding.pointer, place]
    let head = """
          <testcase classname="\(xmlText(self.name))" \
      name="\(xmlText(name.compactMap(\.self).joined(separator: " ")))"\(file(finding))
      """
    return "\(head)>\n\(outcome(finding))    </testcase>\n"
  }

  private func file(_ finding: Finding) -> String {
    finding.firstPlace.map {
      " file=\"\(xmlText($0.path))\" line=\"\(max($0.position.line, 1))\""
    } ?? ""
  }

  private func outcome(_ finding: Finding) -> String {
    let message = xmlText(finding.message.text)
    if finding.waived { return "      <skipped message=\"waived: \(message)\"/>\n" }
    let details = details(finding).map(xmlText).joined(separator: "\n")
    guard finding.isFailure else {
      return "      <system-out>\(message)\n\(details)</system-out>\n"
    }
    return """
            <failure type="\(finding.severity.rawValue)" message="\(message)">\(details)</failure>

      """
  }

  private func details(_ finding: Finding) -> [String] {
    var lines = [finding.message.text]
    if finding.count > 1 { lines.append("found in \(labelled(finding.count, finding.unit))") }
    let places = finding.examples.isEmpty ? [finding.place].compactMap(\.self) : finding.examples
    return lines + places.map(\.shown) + finding.notes
  }
}

extension Finding {
  /// Information does not fail a test.
  fileprivate var isFailure: Bool { severity > .info && !waived }
}

private func suites(of report: Report) -> [Suite] {
  var suites = report.subjects.map { Suite(name: $0.reference) }
  var index: [String: Int] = [:]
  for (position, suite) in suites.enumerated() { index[suite.name] = position }
  for finding in report.findings.findings {
    let name = finding.contract ?? finding.firstPlace?.path ?? report.command
    if let position = index[name] {
      suites[position].findings.append(finding)
    } else {
      index[name] = suites.count
      suites.append(Suite(name: name, findings: [finding]))
    }
  }
  return suites.isEmpty ? [Suite(name: report.command)] : suites
}
