package import Arguments
import Contracts
import Drift
import Findings
import JSONText
import Reports
import Workspace

/// Tells what of the contracts was never seen in captures.
package struct CoverageCommand: Command {
  package static let spec = CommandSpec(
    "coverage", summary: "Tell what of the contracts was never seen.",
    discussion: """
      Fields, listed values, types and alternatives of the contracts, each with how often it came \
      in captures: what never came is a promise that nobody has ever tried. What counts cannot tell \
      is said to be untold: which of two like alternatives a value took, values of private fields.
      """,
    operands: [
      OperandSpec(
        "CAPTURE", .any, kind: .path, help: "Files, folders, patterns, or - for standard input.")
    ],
    options: [
      CaptureOptions.profiles,
      OptionSpec(
        "contract", short: "c", takes: .text("NAME"), repeatable: true,
        help: "Only this contract; also what never came of one that had no events."),
      CaptureOptions.jobs,
    ],
    sharedOptions: ReportOptions.specs + [Repository.option],
    examples: [
      .init("schema coverage captures/", "See what no capture has ever shown."),
      .init(
        "schema coverage --profile week.json -c newTrade", "The same from counts that were kept."),
      .init(
        "schema coverage captures/ --format json", "With every count, for a program."),
    ])

  private let arguments: ParsedArguments
  private let options: ReportOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    options = try ReportOptions(arguments)
    guard arguments.operands("CAPTURE").isEmpty == arguments.isGiven("profile") else {
      let isEmpty = arguments.operands("CAPTURE").isEmpty
      throw .usage(
        isEmpty
          ? "nothing was named that could have been seen in"
          : "captures and '--profile' exclude each other",
        advice: isEmpty ? ["name captures, or a profile with '--profile'"] : [])
    }
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let repository = try Repository(arguments, in: surroundings)
    let settings = try repository.settings.checked()
    let known = KnownContracts(repository)
    var seen = try CapturedProfile(
      arguments.operands("CAPTURE"), arguments, settings, in: surroundings)
    seen.failures = known.failures + seen.failures
    let subjects = try self.subjects(known, seen.profile)
    let findings = subjects.flatMap { $0.findings }
    let spoken = repository.settings.applied(to: FindingSet(findings), today: surroundings.today)
    let options = options.following(settings)
    var report = options.report("coverage", summary: tallies(subjects), findings: spoken)
    report.subjects = subjects.map(\.counted)
    report.details = [.init("coverage", .array(subjects.map(\.details)))]
    report.tables = [CoverageSubject.table(subjects)]
    report.remarks = remarks(subjects, known, seen.profile)
    report.pace = Report.Pace(elapsed: surroundings.elapsed(), bytes: seen.byteCount)
    return try options.deliver(
      report, failures: seen.failures, interrupted: seen.wasInterrupted, in: surroundings)
  }

  /// The contracts that had events, and those that were asked for.
  private func subjects(
    _ known: KnownContracts, _ profile: Profile
  ) throws(CommandError) -> [CoverageSubject] {
    let asked = arguments.values("contract")
    for name in asked where !known.entries.contains(where: { $0.name == name }) {
      throw .usage(
        "there is no contract '\(name)'", advice: [known.advice])
    }
    return known.entries.compactMap { entry in
      let event = KnownContracts.event(of: entry, in: profile)
      guard asked.isEmpty ? event != nil : asked.contains(entry.name) else { return nil }
      return CoverageSubject(entry, Coverage(of: entry.graph, in: event))
    }.sorted { $0.entry.name < $1.entry.name }
  }

  private func tallies(_ subjects: [CoverageSubject]) -> [Report.Tally] {
    func sum(_ count: (CoverageSubject) -> Int) -> Int { subjects.reduce(0) { $0 + count($1) } }
    return [
      .init("contracts", "contracts", subjects.count),
      .init("fields", "fields", sum { $0.coverage.items(.field).count }),
      .init("fieldsSeen", "of them seen", sum { $0.coverage.seen(.field) }),
      .init("never", "never seen in all", sum { $0.coverage.never.count }),
      .init("untold", "untold", sum { $0.coverage.untold.count }),
    ]
  }

  private func remarks(
    _ subjects: [CoverageSubject], _ known: KnownContracts, _ profile: Profile
  ) -> [String] {
    guard !arguments.isGiven("contract") else { return [] }
    let told = Set(subjects.map(\.entry.name))
    let silent = known.entries.map(\.name).filter { !told.contains($0) }
    guard !silent.isEmpty else { return [] }
    return ["no event came of: \(silent.joined(separator: ", "))"]
  }
}
