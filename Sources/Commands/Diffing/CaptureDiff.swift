import Arguments
import Contracts
import Drift
import Findings
import JSONText
import Reports
import Validation
import Workspace

/// Contracts against captures: what recorded events show that the contracts do not say, and what it
/// would take for them to say it.
struct CaptureDiff {
  private let repository: Repository
  private let options: ReportOptions
  private let workers: Workers
  private let savePath: String?

  init(
    _ repository: Repository, _ options: ReportOptions, workers: Workers, savingTo path: String?
  ) {
    self.repository = repository
    self.options = options
    self.workers = workers
    savePath = path
  }

  func run(_ words: [String], in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let settings = try repository.settings.checked()
    let operands = CaptureOperands(words.map(surroundings.located))
    let known = KnownContracts(repository)
    var run = ProfileRun(
      operands, envelope: settings.envelope, limits: settings.limits, in: surroundings)
    run.work(
      workers,
      checking: KnownContracts.plan(known.entries, settings.envelope, depth: settings.limits.depth))
    if let path = savePath { try surroundings.writeFile(run.profile.fileBytes(), to: path) }
    let subjects = subjects(run, known, on: surroundings.today)
    let found = subjects.flatMap { subject in
      subject.notes.map { $0.finding(about: subject.reference) }
    }
    let spoken = repository.settings.applied(
      to: FindingSet(found), today: surroundings.today)
    var report = options.report("diff", summary: run.profile.tallies, findings: spoken)
    report.subjects = subjects.compactMap(\.counted)
    report.details = [Report.Member("drift", .array(subjects.map(\.details)))]
    report.remedies = subjects.compactMap { $0.passage(isLong: options.verbosity == .verbose) }
    report.tables = subjects.compactMap(\.timeTable)
    report.pace = Report.Pace(elapsed: surroundings.elapsed(), bytes: run.byteCount)
    report.next = next(subjects, words)
    let failures = known.failures + (operands.failures + run.failures).map(CommandError.file)
    return try options.deliver(
      report, failures: failures, interrupted: run.wasInterrupted, in: surroundings)
  }

  /// Events by contract, and those that none takes, each with what is to be said of them.
  private func subjects(
    _ run: ProfileRun, _ known: KnownContracts, on day: Day?
  ) -> [DriftSubject] {
    let standing = known.entries.enumerated().compactMap { number, entry -> DriftSubject? in
      guard let event = KnownContracts.event(of: entry, in: run.profile) else { return nil }
      let seen = run.outcome?.subjects[number]
      var subject = DriftSubject(entry, event, seen.map { RefusalCounts($0) } ?? RefusalCounts())
      subject.plan(in: known, repository.settings, on: day)
      return subject
    }
    let unknown = known.unclaimed(in: run.profile).compactMap { type in
      run.profile.events[type].map { DriftSubject(undeclared: type, $0, run.profile) }
    }
    return standing.sorted { $0.name < $1.name } + unknown
  }

  private func next(_ subjects: [DriftSubject], _ words: [String]) -> [String] {
    let isPlanned = subjects.contains { $0.isChange }
    return isPlanned ? ["schema draft \(words[0]) --explain"] : []
  }
}
