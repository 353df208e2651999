import Drift
import Findings
import Reports
import Validation
import Workspace

/// What was seen of captures, whoever read them, on its way to a report and into the ledger.
struct ValidateResult {
  let preparation: CheckPreparation
  let report: ReportOptions
  let ledger: ValidateLedger?
  let captures: CaptureNames
  /// Whether each place is a finding of its own.
  let everyPlace: Bool
  /// What was found besides what events did.
  var findings: [Finding] = []
  var remarks: [String] = []
  var failures: [CommandError] = []
  /// Why nobody can say that all is well, where nothing is wrong.
  var doubt: String?
  /// How many bytes were read, where that is told.
  var byteCount: Int?

  /// Brings the ledger up to date and delivers the report.
  func deliver(
    _ run: LedgerRun, _ update: LedgerUpdate?, in surroundings: Surroundings
  ) throws(CommandError) -> Outcome {
    let told = CheckFindings(preparation.plan, captures: captures)
    let ofEvents =
      everyPlace ? told.everyPlace(of: run.outcome) : told.findings(of: run.outcome)
    var found = FindingSet(preparation.findings + findings + ofEvents)
    var update = update
    var failures = failures
    do throws(CommandError) {
      try update?.add(run)
      found = try ledger?.applied(to: found, update, in: surroundings) ?? found
    } catch { failures.append(error) }
    let report = preparation.settings.map { self.report.following($0.values) } ?? self.report
    var result = report.report(
      "validate", summary: told.summary(of: run.outcome),
      findings: preparation.settings?.applied(to: found, today: surroundings.today) ?? found)
    result.subjects = told.subjects(of: run.outcome)
    result.pace = byteCount.map { Report.Pace(elapsed: surroundings.elapsed(), bytes: $0) }
    result.remarks = remarks + [doubt].compactMap(\.self) + (update?.remarks ?? [])
    result.details = ledger?.details(update) ?? []
    result.next = next(run.outcome, update)
    if doubt != nil, result.exit == Outcome.clean.rawValue {
      result.verdict = .unknown
      result.exit = Outcome.unknown.rawValue
    }
    return try report.deliver(
      result, failures: failures, interrupted: run.wasInterrupted, in: surroundings)
  }

  /// What a reader of the report would do next.
  private func next(_ outcome: CheckOutcome, _ update: LedgerUpdate?) -> [String] {
    let review = update?.additions.new.isEmpty ?? true ? [] : ["schema unknown list --state new"]
    guard outcome.invalid > 0, let cause = outcome.commonestCause else { return review }
    return ["schema explain \(EventRules.rule(for: cause.kind).id)"] + review
  }
}

extension CheckOutcome {
  /// The cause that refused the most events.
  fileprivate var commonestCause: CauseKey? {
    subjects.flatMap(\.causes).max {
      ($0.value.events, $1.key) < ($1.value.events, $0.key)
    }?.key
  }
}
