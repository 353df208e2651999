import Arguments
import Drift
import Findings
import Validation
import Workspace

/// Judges what parts counted as one run would have judged it.
struct MergedValidation {
  private let header: PartHeader
  private let captures: [MergedCapture]
  private let report: ReportOptions
  private let arguments: ParsedArguments

  init(
    _ header: PartHeader, _ captures: [MergedCapture], _ report: ReportOptions,
    _ arguments: ParsedArguments
  ) {
    self.header = header
    self.captures = captures
    self.report = report
    self.arguments = arguments
  }

  func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let schema = arguments.value("schema")
    let repository = schema == nil ? try Repository(arguments, in: surroundings) : nil
    let preparation = try prepared(schema, repository, in: surroundings)
    let ordered = preparation.streams.isEmpty ? captures : captures.inTimeOrder
    let outcomes = try outcomes(of: ordered, preparation.plan)
    let names = CaptureNames(
      ordered.map(\.name), tables: Set(ordered.indices.filter { ordered[$0].isRows }))
    let ledger = try ValidateLedger(arguments, report, repository, in: surroundings)
    let update = ledger.flatMap { ledger in
      // What was counted without a ledger in mind lacks what one would want to know.
      header.evidence == .none
        ? nil
        : ledger.update(
          preparation, ordered.map { ledger.capture($0, in: surroundings) }, in: surroundings)
    }
    var result = ValidateResult(
      preparation: preparation, report: report, ledger: ledger, captures: names,
      everyPlace: header.examples == nil)
    result.findings = preparation.tables.findings(ordered.flatMap(\.tables))
    result.failures = preparation.failures + ordered.flatMap(\.failures).map { .setup($0) }
    if !preparation.streams.isEmpty {
      result.doubt =
        "stream rules were not judged: parts do not keep events in one order, as 'schema "
        + "validate' over all captures does"
    }
    let run = ledgerRun(ordered, outcomes, preparation.plan, in: surroundings)
    return try result.deliver(run, update, in: surroundings)
  }

  private func prepared(
    _ schema: String?, _ repository: Repository?, in surroundings: Surroundings
  ) throws(CommandError) -> CheckPreparation {
    let examples = header.examples ?? .max
    guard header.documents == (schema != nil) else {
      throw .usage(
        schema == nil
          ? "the parts are of plain documents, which '--schema' was given for"
          : "the parts are of events, and '--schema' is about plain documents")
    }
    let preparation =
      if let repository {
        try CheckPreparation(
          repository, formats: header.formats, examples: examples, evidence: header.evidence)
      } else {
        try CheckPreparation(
          schema: schema ?? "", formats: header.formats, examples: examples, in: surroundings)
      }
    guard preparation.contractsDigest == header.contracts else {
      throw .setup(
        schema == nil
          ? "the parts were made with other contracts than there are here"
          : "the parts were made with another schema than '\(schema ?? "")'",
        advice: ["merge where the contracts are those that the parts were counted by"])
    }
    return preparation
  }

  /// What was counted of each capture, as if it were the only one.
  private func outcomes(
    of captures: [MergedCapture], _ plan: CheckPlan
  ) throws(CommandError) -> [CheckOutcome] {
    let reader = OutcomeReader(plan)
    var outcomes: [CheckOutcome] = []
    for capture in captures {
      do throws(OutcomeFault) {
        outcomes.append(try capture.outcome(reader, plan))
      } catch { throw .setup("the part of '\(capture.name)' cannot be used: \(error)") }
    }
    return outcomes
  }

  private func ledgerRun(
    _ captures: [MergedCapture], _ outcomes: [CheckOutcome], _ plan: CheckPlan,
    in surroundings: Surroundings
  ) -> LedgerRun {
    var total = CheckOutcome(subjects: plan.subjects.count)
    for (number, outcome) in outcomes.enumerated() {
      total.add(outcome.moved(to: PartPlace(capture: number)), keeping: plan.examples)
    }
    let places = captures.map { $0.isStream ? "-" : surroundings.located($0.name) }
    let byPath = Dictionary(zip(places, outcomes)) { first, _ in first }
    // What has grown is read again, from where it was counted to.
    let limits = RecordReader.Limits()
    return LedgerRun(
      outcome: total, failedPaths: []
    ) { captures throws(CommandError) in
      var total = CheckOutcome(subjects: plan.subjects.count)
      for (number, capture) in captures.enumerated() {
        var outcome = byPath[capture.input.path]
        if case .rest = capture.input {
          var run = CaptureRun([capture.input], plan, limits, streams: nil)
          run.work(.onePerProcessor)
          if let failure = run.failures.first { throw .file(failure) }
          outcome = run.outcome
        }
        guard let outcome else { continue }
        total.add(outcome.moved(to: PartPlace(capture: number)), keeping: plan.examples)
      }
      return total
    }
  }
}

extension MergedCapture {
  /// All parts together, as the capture with the number 0.
  fileprivate func outcome(
    _ reader: OutcomeReader, _ plan: CheckPlan
  ) throws(OutcomeFault) -> CheckOutcome {
    var total = CheckOutcome(subjects: plan.subjects.count)
    var lines = 0
    for part in parts {
      if let counts = part.counts {
        let place = PartPlace(capture: 0, lines: lines, bytes: part.range?.lowerBound ?? 0)
        total.add(try reader.outcome(counts).moved(to: place), keeping: plan.examples)
      }
      lines += part.lines
    }
    if isWhole, total.captures.isEmpty, total.records.isEmpty {
      total.addEmpty(0, keeping: plan.examples)
    }
    return total
  }

  /// The columns that a table declares, under the name that findings use.
  fileprivate var tables: [StoredTable] {
    parts.flatMap { part in
      StoredTable.read(part.columns ?? []).map { $0.shown(as: part.name) }
    }
  }
}
