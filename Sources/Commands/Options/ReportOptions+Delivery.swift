package import Findings
import Reports
import Validation
import Workspace

extension ReportOptions {
  /// The report of a run that came to its end.
  ///
  /// Findings below `--min-severity` are left out of it, but still fail where `--fail-on` says so.
  package func report(
    _ command: String, summary: [Report.Tally], findings: FindingSet
  ) -> Report {
    let fails = failOn.threshold.map(findings.fails) ?? false
    let shown =
      leastSeverity == .info
      ? findings : FindingSet(findings.findings.filter { $0.severity >= leastSeverity })
    let outcome: Outcome = fails ? .findings : .clean
    return Report(
      command: command, verdict: findings.findings.isEmpty ? .ok : .findings,
      exit: outcome.rawValue, summary: summary, findings: shown)
  }

  /// Writes a report to standard output and to every `--output`; what the shell is to be told.
  ///
  /// `failures` are inputs that could not be read: each is told on standard error, and the result
  /// is said to be partial, as it is after an interruption.
  package func deliver(
    _ report: Report, failures: [CommandError] = [], interrupted: Bool = false,
    in surroundings: Surroundings
  ) throws(CommandError) -> Outcome {
    var report = report
    report.toolVersion = SchemaProgram.version
    if report.rules.isEmpty, isListingRules { report.rules = allRules }
    if !failures.isEmpty {
      if report.verdict != .unknown { report.verdict = .partial }
      report.exit = max(report.exit, Outcome.failure.rawValue)
      report.failures = failures.map(surroundings.shownMessage)
    }
    if interrupted {
      report.verdict = .partial
      report.exit = Outcome.interrupted.rawValue
      report.failures.append("interrupted before the end")
    }
    let style = surroundings.outputStyle(color, verbosity: verbosity)
    try surroundings.print(render(report, as: format, style: style))
    for target in outputs { try write(report, to: target, in: surroundings) }
    for failure in failures { surroundings.tell(failure, color) }
    return Outcome(rawValue: report.exit) ?? .failure
  }

  /// Whether a result tells of all rules there are, which costs more than most reports.
  private var isListingRules: Bool {
    format == .sarif || outputs.contains { $0.format == .sarif }
  }

  /// Whether a result tells every gate with its evidence, which costs more than judging it.
  var isTellingGates: Bool {
    verbosity == .verbose || isTellingGates(format)
      || outputs.contains { isTellingGates($0.format) }
  }

  private func isTellingGates(_ format: ReportFormat) -> Bool {
    switch format {
    case .json, .jsonl, .junit, .html, .inToto: true
    case .text, .sarif, .github, .gitlab, .markdown: false
    }
  }

  private func write(
    _ report: Report, to target: OutputTarget, in surroundings: Surroundings
  ) throws(CommandError) {
    let style = TextStyle(color: .plain, verbosity: verbosity)
    let text = render(report, as: target.format, style: style)
    try surroundings.writeFile(Array(text.utf8), to: target.path)
  }
}
