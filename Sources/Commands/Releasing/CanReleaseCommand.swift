package import Arguments
import Contracts
import Coordination
import Findings
import Realms
import Reports
import Workspace

/// May this version go out: yes, no or unknown, and because of whom.
package struct CanReleaseCommand: Command {
  package static let spec = CommandSpec(
    "can-release", summary: "Ask whether a version may go out, and who stands in its way.",
    discussion: """
      Every repository that imports the contract in a realm of this one is asked: does the step \
      from the version it was written for break what it says it reads ('uses:' and its reader \
      profile)? What it recorded of a trial of this version counts more than the schemas do, and a \
      break that it acknowledged, or had its grace period to follow, does not block. Nothing is \
      fetched: 'schema realm sync' does that.
      """,
    operands: [
      OperandSpec("NAME@VERSION", help: "The version: the working copy's, or a published one.")
    ],
    options: [
      OptionSpec(
        "to", takes: .text("ENVIRONMENT"),
        help: "Ask only those who run there, with the versions that are recorded to run there."),
      RealmContext.option,
    ],
    sharedOptions: ReportOptions.answerSpecs + [Repository.option],
    examples: [
      .init("schema can-release ping@2.0.0", "May the new version go out?"),
      .init("schema can-release ping@2.0.0 --to production", "May it go where these run?"),
    ],
    exitCodes: [
      .init(0, "yes"), .init(1, "no: somebody would break"),
      .init(2, "could not look: usage, settings, input or output"),
      .init(3, "unknown: what a verdict needs is not recorded or cannot be decided"),
    ])

  private let arguments: ParsedArguments

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    _ = try ReportOptions(arguments)
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let context = try RealmContext(arguments, in: surroundings)
    var study = try ReleaseStudy(context, arguments.operand("NAME@VERSION") ?? "")
    let environment = try environment(study.realms)
    study.ask(in: environment)
    let matrix = study.matrix(for: environment)
    return try context.options.deliver(report(matrix, study), in: surroundings)
  }

  private func environment(_ realms: [OpenRealm]) throws(CommandError) -> RealmName? {
    guard let word = arguments.value("to") else { return nil }
    let known = Set(
      realms.flatMap { $0.realm.charter.environments.map(\.value) }
        + realms.flatMap { $0.realm.deployments.map(\.environment) })
    if let name = RealmName(word), known.contains(name) { return name }
    let names = known.sorted().map { "'\($0)'" }.joined(separator: ", ")
    throw .usage(
      "no realm has an environment '\(word)'",
      advice: names.isEmpty
        ? ["'environments:' in realm.yaml lists them"] : ["there are \(names)"])
  }
}

// MARK: - Telling

extension CanReleaseCommand {
  private func report(_ matrix: ReleaseMatrix, _ study: ReleaseStudy) -> Report {
    let (verdict, outcome): (Report.Verdict, Outcome) =
      switch matrix.verdict {
      case .yes: (.yes, .clean)
      case .no: (.no, .findings)
      case .unknown: (.unknown, .unknown)
      }
    let count = { (verdict: ReleaseVerdict) in matrix.rows.count { $0.verdict == verdict } }
    var report = Report(
      command: "can-release", verdict: verdict, exit: outcome.rawValue,
      summary: [
        .init("consumers", "consumers", matrix.rows.count),
        .init("blocked", "blocked", count(.no)), .init("unknown", "unknown", count(.unknown)),
      ], findings: FindingSet([]))
    report.headline = headline(matrix.terms)
    report.details = details(matrix)
    if !matrix.rows.isEmpty { report.tables = [table(matrix)] }
    report.remarks = remarks(matrix)
    report.next = next(matrix)
    return report
  }

  private func headline(_ terms: ReleaseTerms) -> String {
    let from = terms.provider.map { " from \($0)" } ?? ""
    let place = terms.environment.map { " to \($0)" } ?? ""
    return terms.reference + from + place
  }

  private func details(_ matrix: ReleaseMatrix) -> [Report.Member] {
    [
      .init("contract", .string(matrix.terms.contract.text)),
      .init("version", .string(matrix.terms.version.description)),
      .init("provider", .string(matrix.terms.provider?.text)),
      .init("environment", .string(matrix.terms.environment?.text)),
      .init("matrix", .array(matrix.rows.map { details($0, matrix.terms) })),
      .init("absent", .array(matrix.absent.map { .string($0.text) })),
      .init("doubts", .array(matrix.doubts.map { .string($0) })),
    ]
  }

  private func details(_ row: ReleaseRow, _ terms: ReleaseTerms) -> Report.Value {
    .object([
      .init("consumer", .string(row.consumer.text)),
      .init("verdict", .string(row.verdict.rawValue)),
      .init("reason", .string(row.reason)),
      .init("source", .string(row.source.rawValue)),
      .init("version", .string(terms.version.description)),
      .init("reads", .string(row.reads?.description)),
      .init("revision", .string(row.revision)),
      .init("compatible", .string(row.compatible.rawValue)),
      .init("verified", .string(row.verified?.rawValue)),
      .init("deadline", .string(row.deadline?.description)),
    ])
  }

  /// The columns that people know from other tools.
  private func table(_ matrix: ReleaseMatrix) -> Report.Table {
    let names = [
      "CONSUMER", "C.VERSION", "PROVIDER", "P.VERSION", "COMPATIBLE?", "VERIFIED?", "REASON",
    ]
    return Report.Table(
      columns: names.map { .init($0) },
      rows: matrix.rows.map { row in
        [
          row.consumer.text, shortRevision(row), matrix.terms.provider?.text ?? "?",
          matrix.terms.version.description, row.compatible.rawValue, verified(row),
          row.reason,
        ]
      })
  }

  private func shortRevision(_ row: ReleaseRow) -> String {
    row.revision.map { String($0.prefix(12)) } ?? row.reads?.description ?? "?"
  }

  private func verified(_ row: ReleaseRow) -> String {
    switch row.verified {
    case .pass: "passed"
    case .fail: "failed"
    case nil: "???"
    }
  }

  private func remarks(_ matrix: ReleaseMatrix) -> [String] {
    var remarks = matrix.doubts
    if matrix.rows.isEmpty, matrix.absent.isEmpty, matrix.doubts.isEmpty {
      remarks.append("nobody imports '\(matrix.terms.contract)' in this repository's realms")
    }
    if !matrix.absent.isEmpty, let place = matrix.terms.environment {
      let names = matrix.absent.prefix(8).map(\.text).joined(separator: ", ")
      remarks.append("not recorded to run in '\(place)': \(names)")
    }
    return remarks
  }

  private func next(_ matrix: ReleaseMatrix) -> [String] {
    let blocked = matrix.rows.filter { $0.verdict == .no && $0.compatible == .no }
    return blocked.prefix(5).map {
      "schema issue breaking \(matrix.terms.contract) --to \($0.consumer)"
    }
  }
}
