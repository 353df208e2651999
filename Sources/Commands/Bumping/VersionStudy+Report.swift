import Contracts
import Evolution
import Findings
import Reports
import Workspace

extension VersionStudy {
  /// The study as it is told: a line for each contract with something to say, and the findings.
  func report(_ command: String, _ options: ReportOptions) -> Report {
    let told = told()
    var report = options.report(
      command,
      summary: [
        .init("contracts", "contracts", cases.count),
        .init("changed", "changed", cases.count { $0.step.pending > .none }),
        .init("unpublished", "unpublished", cases.count { $0.isAhead }),
        .init("refused", "with a version that will not do", cases.count { !$0.isOK }),
      ], findings: told)
    report.subjects = cases.map(\.subject)
    let rows = cases.filter { $0.step.pending > .none || $0.isAhead || !$0.isOK }.map(\.row)
    if !rows.isEmpty { report.tables = [table(rows)] }
    // Whoever cannot tell says so, unless something else fails anyway.
    let isUnknown = told.findings.contains { $0.slug == "unproved-level" && !$0.waived }
    if isUnknown, report.exit == Outcome.clean.rawValue {
      report.verdict = .unknown
      report.exit = Outcome.unknown.rawValue
    }
    return report
  }

  private func table(_ rows: [[String]]) -> Report.Table {
    Report.Table(
      columns: [
        .init("contract"), .init("published"), .init("declared"), .init("level"), .init("next"),
        .init("changes"),
      ], rows: rows)
  }

  /// Tells what to do in a repository without contracts.
  func refuseNothing(_ repository: Repository) throws(CommandError) {
    guard cases.isEmpty, failures.isEmpty, found.isEmpty else { return }
    throw .setup(
      "there are no contracts in '\(repository.settings.values.contracts)'",
      advice: [
        "'schema import' wraps JSON Schema files into contracts",
        "'--config FILE' names the settings of another repository",
      ])
  }
}

extension VersionCase {
  fileprivate var subject: Report.Subject {
    var subject = Report.Subject(
      name: contract.name.value.text, version: contract.version.value.description, tallies: [])
    subject.details = [
      .init("previous", .string(step.newest?.description)),
      .init("declared", .string(step.declared.description)),
      .init("required", .string(step.required.rawValue)),
      .init("next", .string(step.next.description)), .init("ok", .bool(isOK)),
      .init(
        "changes",
        .array(
          changes.filter { $0.level > .none }.map { change in
            .object([
              .init("kind", .string(change.kind.rawValue)),
              .init("pointer", .string(change.pointer)),
              .init("level", .string(change.level.rawValue)),
              .init("effect", .string(change.effect.rawValue)),
              .init("message", .string(change.message)),
            ])
          })),
    ]
    return subject
  }

  fileprivate var row: [String] {
    [
      contract.name.value.text, step.newest?.description ?? "-", step.declared.description,
      step.newest == nil ? "new" : step.required.rawValue + (isUndecided ? "?" : ""),
      isOK ? "ok" : step.next.description, words,
    ]
  }

  /// The changes that decide, the first few of many.
  private var words: String {
    let deciding = changes.filter { $0.level == step.required && $0.level > .none }.map(\.message)
    let rest = deciding.count - 3
    return deciding.prefix(3).joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
  }
}
