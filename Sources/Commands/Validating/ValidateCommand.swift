package import Arguments
import Captures
import Drift
import Findings
import Reports
import Validation
import Workspace

/// Checks captured events against the contracts of the repository, or documents against a schema.
package struct ValidateCommand: Command {
  package static let spec = CommandSpec(
    "validate", summary: "Check captured events against contracts.",
    discussion: """
      Captures are JSON lines, an array of events, or a document; plain, gzip or zstd, told by \
      their content. Each event is unwrapped by the envelopes in 'schema.yaml' and checked against \
      the contract its type is routed to. Refusals are counted by cause, with the first few places \
      of each; fields that no schema knows are counted and refuse nothing.

      What no contract knows is written into the ledger, 'manifests/unknown_fields.json', each \
      capture once; 'schema unknown' reviews it. With '--fail-on unknown' it fails until somebody \
      has decided.

      With --schema, every record is a plain document and is checked against that one schema.

      With --partial, what was counted is kept for 'schema merge', which judges many parts as if \
      one run had read all of them; the exit code is then 0 whatever was counted.
      """,
    operands: [
      OperandSpec(
        "CAPTURE", .atLeastOne, kind: .path,
        help: "Files, folders, patterns such as '**/*.jsonl', or - for standard input.")
    ],
    options: [
      OptionSpec(
        "schema", short: "s", takes: .path("FILE"),
        help: "Check plain documents against this JSON Schema or contract."),
      OptionSpec("formats", help: "Let 'format' refuse values, whatever the contract says."),
      OptionSpec(
        "max-examples", takes: .integer("N", 1...10_000), default: "3",
        help: "How many places of each cause are kept."),
      OptionSpec(
        "all",
        help: """
          A finding for every single place, instead of one for each cause; unknown fields keep \
          their first one.
          """),
      OptionSpec(
        "max-record", takes: .integer("MIB", 1...4_000),
        help: """
          The longest record that is read, in MiB. Default: 512 in files, where a longer one is \
          passed over without being held; 64 in pipes and compressed captures.
          """),
      OptionSpec(
        "jobs", short: "j", takes: .integer("N", 1...256),
        help: "How many threads work. Default: one for each processor."),
    ] + ValidateLedger.options + PartialOptions.all,
    sharedOptions: ReportOptions.specs(failingOn: ReportOptions.FailOn.allCases) + [
      Repository.option
    ],
    examples: [
      .init("schema validate captures/", "Check every capture below a folder."),
      .init("zcat day.jsonl.gz | schema validate -", "Check what comes through a pipe."),
      .init(
        "schema validate --format sarif -o events.sarif captures/*.jsonl",
        "Write the findings for a code-scanning page."),
      .init("schema validate --schema order.schema.json orders.jsonl", "Check plain documents."),
      .init(
        "schema validate --fail-on unknown --since origin/main captures/",
        "Fail only on what is unknown and was not when this branch began."),
      .init(
        "schema validate --partial part-7 --range 0-134217728 day.jsonl",
        "Count a part of a large capture, on one of many machines."),
    ])

  private let arguments: ParsedArguments
  private let report: ReportOptions
  private let workers: Workers

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    report = try ReportOptions(arguments)
    workers = arguments.int("jobs").map { Workers(count: $0) } ?? .onePerProcessor
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let isPartial = try PartialOptions.isAsked(arguments)
    let repository =
      arguments.isGiven("schema") ? nil : try Repository(arguments, in: surroundings)
    let preparation = try prepared(repository, in: surroundings)
    let limits = limits(preparation.settings)
    if isPartial {
      return try PartialValidation(
        preparation, limits, workers, formats: arguments.flag("formats")
      ).run(arguments, in: surroundings)
    }
    let ledger = try ValidateLedger(arguments, report, repository, in: surroundings)
    return try run(preparation, limits, ledger, in: surroundings)
  }

  private func run(
    _ preparation: CheckPreparation, _ limits: RecordReader.Limits, _ ledger: ValidateLedger?,
    in surroundings: Surroundings
  ) throws(CommandError) -> Outcome {
    let operands = CaptureOperands(arguments.operands("CAPTURE").map(surroundings.located))
    let streams =
      preparation.streams.isEmpty
      ? nil : StreamWatch(preparation.streams, examples: preparation.plan.examples)
    let inputs =
      streams == nil
      ? operands.inputs : inTimeOrder(operands.inputs, preparation.plan.envelope, limits)
    let update = ledger?.update(preparation, inputs, in: surroundings)
    var run = CaptureRun(inputs, preparation.plan, limits, streams: streams)
    let isQuiet = report.verbosity == .quiet
    run.work(workers, telling: isQuiet ? nil : ProgressLine(for: inputs, in: surroundings))

    let captures = CaptureNames(
      inputs.map { surroundings.shown($0.path) }, tables: run.tables)
    let everyPlace = arguments.flag("all")
    let ofStreams = streams?.result(captures: captures, everyPlace: everyPlace)
    let ofTables = preparation.tables.check(
      run.tables.sorted().map { inputs[$0].path }, shown: surroundings.shown)
    var result = ValidateResult(
      preparation: preparation, report: report, ledger: ledger, captures: captures,
      everyPlace: everyPlace)
    result.findings = ofTables.findings + (ofStreams?.findings ?? [])
    result.remarks =
      operands.repeats.map { "'\($0.path)' is '\($0.first)' again and was read once" }
      + (ofStreams?.remarks ?? [])
    result.failures =
      preparation.failures
      + (operands.failures + run.failures + ofTables.failures).map(CommandError.file)
    result.byteCount = run.byteCount
    return try result.deliver(
      ledgerRun(run, preparation.plan, limits), update, in: surroundings)
  }

  private func ledgerRun(
    _ run: CaptureRun, _ plan: CheckPlan, _ limits: RecordReader.Limits
  ) -> LedgerRun {
    let workers = workers
    return LedgerRun(
      outcome: run.outcome, failedPaths: Set(run.failures.compactMap(\.path)),
      wasInterrupted: run.wasInterrupted
    ) { captures throws(CommandError) in
      var run = CaptureRun(captures.map(\.input), plan, limits, streams: nil)
      run.work(workers)
      if let failure = run.failures.first { throw .file(failure) }
      return run.outcome
    }
  }

  private func prepared(
    _ repository: Repository?, in surroundings: Surroundings
  ) throws(CommandError) -> CheckPreparation {
    let examples = arguments.flag("all") ? Int.max : arguments.int("max-examples") ?? 3
    guard let repository else {
      let path = arguments.value("schema") ?? ""
      return try CheckPreparation(
        schema: path, formats: arguments.flag("formats"), examples: examples, in: surroundings)
    }
    return try CheckPreparation(
      repository, formats: arguments.flag("formats"), examples: examples,
      evidence: ValidateLedger.evidence(repository, arguments))
  }

  /// The option comes before the settings.
  private func limits(_ settings: RepositorySettings?) -> RecordReader.Limits {
    var limits = settings?.values.limits.reading ?? RecordReader.Limits()
    if let limit = arguments.int("max-record") {
      limits.recordInFile = limit << 20
      limits.recordInStream = limit << 20
    }
    return limits
  }
}
