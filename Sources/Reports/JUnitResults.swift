import Findings
import SourceText

/// The report as JUnit XML, for CI pages that show tests: one suite for each contract or file, one
/// case for each finding.
func junitResults(_ report: Report) -> String {
  let suites = (report.gates.map(gateSuites) ?? []) + suites(of: report)
  let cases = suites.reduce(0) { $0 + $1.caseCount }
  let failures = suites.reduce(0) { $0 + $1.failures }
  let errors = suites.reduce(0) { $0 + $1.errors }
  return """
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="\(xmlText("schema " + report.command))" tests="\(cases)" \
    failures="\(failures)" errors="\(errors)">
    \(suites.map(\.xml).joined())</testsuites>

    """
}

/// The findings of one contract or file; a suite without any is one case that passes.
private struct Suite {
  var name: String
  var findings: [Finding] = []
  var gates: [Report.Gates.Gate] = []

  var caseCount: Int { gates.isEmpty ? max(findings.count, 1) : gates.count }
  var failures: Int { findings.count { $0.isFailure } + gates.count { $0.verdict == .fail } }
  /// Where nobody can tell, the test could not be run.
  var errors: Int { gates.count { $0.verdict == .unknown } }
  var skipped: Int {
    findings.count { $0.waived } + gates.count { $0.verdict == .waived || $0.verdict == .open }
  }

  var xml: String {
    let cases =
      !gates.isEmpty
      ? gates.map { testCase($0) }.joined()
      : findings.isEmpty
        ? "    <testcase classname=\"\(xmlText(name))\" name=\"no findings\"/>\n"
        : findings.map { testCase($0) }.joined()
    return """
        <testsuite name="\(xmlText(name))" tests="\(caseCount)" failures="\(failures)" \
      errors="\(errors)" skipped="\(skipped)">
      \(cases)  </testsuite>

      """
  }

  private func testCase(_ gate: Report.Gates.Gate) -> String {
    let head = """
          <testcase classname="\(xmlText(name))" name="\(xmlText(gate.title))" \
      file="\(xmlText(gate.place.path))" line="\(max(gate.place.position.line, 1))"
      """
    let words = xmlText(gate.reason.isEmpty ? stateWords(gate.state) : gate.reason)
    let details = gate.evidence.map(evidenceLine).joined(separator: "\n")
    switch gate.verdict {
    case .pass: return "\(head)/>\n"
    case .fail:
      return "\(head)>\n      <failure type=\"gate\" message=\"\(words)\">\(details)</failure>\n"
        + "    </testcase>\n"
    case .unknown:
      return "\(head)>\n      <error type=\"unknown\" message=\"\(words)\">\(details)</error>\n"
        + "    </testcase>\n"
    case .waived:
      return "\(head)>\n      <skipped message=\"waived: \(words)\"/>\n    </testcase>\n"
    case .open: return "\(head)>\n      <skipped message=\"\(words)\"/>\n    </testcase>\n"
    }
  }

  private func evidenceLine(_ line: Report.Gates.Line) -> String {
    let demand = line.requirement.map { " (has to be \($0))" } ?? ""
    return xmlText("\(line.field) = \(line.value)\(demand): \(truthWord(line.computed))")
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

/// The gates of each plan.
private func gateSuites(_ gates: Report.Gates) -> [Suite] {
  var suites: [Suite] = []
  var index: [String: Int] = [:]
  for gate in gates.gates {
    let place = index[gate.place.path] ?? suites.count
    if place == suites.count {
      index[gate.place.path] = place
      suites.append(Suite(name: "gates of \(gate.place.path)"))
    }
    suites[place].gates.append(gate)
  }
  return suites
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
  guard suites.isEmpty, report.gates?.gates.isEmpty ?? true else { return suites }
  return [Suite(name: report.command)]
}
