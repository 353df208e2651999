import Findings
import Linting
import Reports
import SourceText
import Workspace

/// The parts of a check run side by side, and what all of them say together.
struct CheckRun {
  private let scene: CheckScene
  private let skipped: [String]
  private var ran: [(part: any CheckPart.Type, result: CheckPartResult, time: Duration)] = []
  /// Parts that had nothing to look at.
  private var idle: [String] = []
  private(set) var failures: [CommandError] = []
  /// Whether every part looked at everything.
  private let isWhole: Bool

  init(_ scene: CheckScene, only: [String] = [], skipping: [String] = []) {
    self.scene = scene
    skipped = checkParts.map { $0.name }.filter(Set(skipping).contains)
    isWhole = scene.changes == nil && only.isEmpty && skipping.isEmpty
    let asked = checkParts.filter {
      (only.isEmpty || only.contains($0.name)) && !skipping.contains($0.name)
    }.map { $0.init() }
    let busy = asked.filter { $0.concerns(scene) }
    idle = asked.filter { !$0.concerns(scene) }.map { type(of: $0).name }
    let results = concurrently(busy) { part in Self.run(part, scene) }
    for (part, done) in zip(busy, results) {
      switch done.result {
      case .success(let result): ran.append((type(of: part), result, done.time))
      case .failure(let error): failures.append(error)
      }
    }
    failures += ran.flatMap(\.result.failures)
    if !ran.contains(where: { $0.result.findings.contains { $0.severity == .error } }) {
      failures += ran.flatMap(\.result.blocked)
    }
    failures = failures.reduce(into: []) { kept, failure in
      if !kept.contains(failure) { kept.append(failure) }
    }
  }

  private typealias Done = (result: Result<CheckPartResult, CommandError>, time: Duration)

  private static func run(_ part: any CheckPart, _ scene: CheckScene) -> Done {
    let start = scene.surroundings.elapsed()
    do throws(CommandError) {
      return (.success(try part.run(scene)), scene.surroundings.elapsed() - start)
    } catch { return (.failure(error), scene.surroundings.elapsed() - start) }
  }

  /// Everything found, as settings, comments and the baseline want it told; another baseline may be
  /// tried in its place.
  func told(baseline: Baseline? = nil) -> FindingSet {
    let settings = scene.repository.settings
    let results = ran.map(\.result)
    let quiet = Set(results.flatMap(\.ifBorne).map(\.fingerprint))
    let found = FindingSet(
      results.flatMap { $0.findings + $0.ifBorne }.compactMap(settings.rules.applied))
    let asked = results.flatMap(\.asked)
    let suppressed = suppressing(
      found, in: results.flatMap(\.texts), known: allRules, asked: asked, rules: settings.rules)
    let waived = settings.waivers.applied(
      to: suppressed, today: scene.surroundings.today, rules: settings.rules,
      asked: isWhole && failures.isEmpty ? asked : [])
    let loud = FindingSet(
      waived.findings.filter { $0.waived || !quiet.contains($0.fingerprint) })
    let whole = isWhole && failures.isEmpty ? asked : []
    return baseline?.applied(to: loud, asked: whole, rules: settings.rules)
      ?? settings.borne(loud, asked: whole)
  }

  func report(_ command: String, _ options: ReportOptions) -> Report {
    let findings = StagedNotes(scene).noting(told())
    var report = options.report(
      command,
      summary: [.init("parts", "parts", isIdle ? 0 : ran.count)] + tallies + [
        .init("errors", "errors", findings.count(.error)),
        .init("warnings", "warnings", findings.count(.warning)),
        .init("notes", "notes", findings.count(.info)),
      ], findings: findings)
    report.headline = headline
    report.details = [.init("parts", .array(details))]
    let notes = findings.findings.count { !$0.waived && $0.severity < options.leastSeverity }
    report.remarks = remarks
    if notes > 0, options.leastSeverity == .warning {
      report.remarks.append(
        "\(counted(notes, "note")) not shown: '--min-severity info' shows "
          + (notes == 1 ? "it" : "them"))
    }
    if isIdle { report.next = ["schema init"] }
    if options.verbosity == .verbose { report.tables = [timing] }
    report.pace = Report.Pace(elapsed: scene.surroundings.elapsed())
    // Whoever cannot tell says so, unless something else fails anyway.
    if report.exit == Outcome.clean.rawValue, ran.contains(where: { !$0.result.unknowns.isEmpty }) {
      report.verdict = .unknown
      report.exit = Outcome.unknown.rawValue
    }
    return report
  }

  private var tallies: [Report.Tally] {
    var sums: [Report.Tally] = []
    for tally in ran.flatMap(\.result.tallies) {
      if let index = sums.firstIndex(where: { $0.key == tally.key }) {
        sums[index].value += tally.value
      } else {
        sums.append(tally)
      }
    }
    return sums
  }

  /// Whether the repository holds nothing that any part knows.
  private var isIdle: Bool {
    isWhole && failures.isEmpty && scene.settings.file == nil
      && !ran.contains { entry in
        !entry.result.findings.isEmpty || entry.result.tallies.contains { $0.value > 0 }
      }
  }

  /// What was looked at where that is not everything.
  private var headline: String? {
    if isIdle { return "nothing to check: no settings, contracts, plans or ledger" }
    guard let changes = scene.changes else { return nil }
    let files = counted(changes.changes.count, "file")
    return scene.view.moment == .index
      ? "\(files) staged" : "\(files) changed since \(changes.base)"
  }

  private var remarks: [String] {
    let variable = SkipVariable(scene.surroundings.environment)
    let byVariable = variable.names(among: skipped)
    let byFlag = skipped.filter { !byVariable.contains($0) }
    let left = [(byFlag, ""), (byVariable, " (\(SkipVariable.name) says so)")]
      .filter { !$0.0.isEmpty }
      .map { "left out: " + $0.0.joined(separator: ", ") + $0.1 }
    return left + ran.flatMap { $0.result.unknowns + $0.result.remarks }
  }

  private var details: [Report.Value] {
    let done = ran.map { ($0.part.name, "ran") }
    let rest = idle.map { ($0, "nothing to look at") } + skipped.map { ($0, "skipped") }
    return (done + rest).map { .object([.init("name", .string($0)), .init("state", .string($1))]) }
  }

  private var timing: Report.Table {
    Report.Table(
      columns: [.init("part"), .init("findings", .right), .init("ms", .right), .init("looks at")],
      rows: ran.map { entry in
        [
          entry.part.name, String(entry.result.findings.count), milliseconds(entry.time),
          entry.part.summary,
        ]
      })
  }
}

/// As `12.3`.
private func milliseconds(_ time: Duration) -> String {
  let (seconds, rest) = time.components
  let tenths = seconds * 10_000 + rest / 100_000_000_000_000
  return "\(tenths / 10).\(tenths % 10)"
}
