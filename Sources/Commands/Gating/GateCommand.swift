package import Arguments
import Contracts
import Findings
import Plans
import Reports
import SourceText
import Workspace

/// Holds plan documents to their evidence: a verdict for each gate.
package struct GateCommand: Command {
  package static let spec = CommandSpec(
    "gate", summary: "Hold plan documents to their evidence.",
    discussion: """
      Plans are Markdown, read as people write them: status tables, phase headings, evidence \
      blocks, checklists. Every claim is computed again, and each gate passes, fails, or is \
      unknown because nobody can tell. Without names, the plans are those of 'plans:' in \
      schema.yaml, or else every Markdown file that looks like one.

      With --captures, questions such as 'count(events where event = tick) >= 1' are asked of the \
      data. Commands that a document names run with --exec alone, and only where the settings \
      allow their exact words; no shell is ever started.
      """,
    operands: [
      OperandSpec(
        "PLAN", .any, kind: .path, help: "Files, folders, or patterns such as 'docs/**/*.md'.")
    ],
    options: GateScope.options + [
      OptionSpec("fix", help: "Apply the fixes that lose nothing, such as repairs of encodings.")
    ],
    sharedOptions: [Repository.option],
    subcommands: [
      GateReportCommand.spec, GateInitCommand.spec, GateAddCommand.spec, GateRecordCommand.spec,
      GateAskCommand.spec,
    ],
    runsAlone: true,
    examples: [
      .init("schema gate", "Check every plan of the repository."),
      .init("schema gate docs/plan.md --captures captures/", "Ask the captures as well."),
      .init("schema gate --since origin/main", "Refuse work that no plan knows of."),
      .init("schema gate report --format html -o gates.html", "Write the report as a page."),
      .init("schema gate record docs/plan.md 'Pipeline B' make test", "Run a test as evidence."),
    ])

  private let arguments: ParsedArguments

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    switch arguments.command.last {
    case GateReportCommand.spec.name, Self.spec.name:
      _ = try ReportOptions(arguments)
    default: break
    }
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    switch arguments.command.last {
    case GateReportCommand.spec.name:
      try GateReportCommand(arguments, in: surroundings).run()
    case GateInitCommand.spec.name: try GateInitCommand(arguments, in: surroundings).run()
    case GateAddCommand.spec.name: try GateAddCommand(arguments, in: surroundings).run()
    case GateRecordCommand.spec.name: try GateRecordCommand(arguments, in: surroundings).run()
    case GateAskCommand.spec.name: try GateAskCommand(arguments, in: surroundings).run()
    default: try check(in: surroundings)
    }
  }

  private func check(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let scope = try GateScope(arguments, in: surroundings)
    let options = try ReportOptions(arguments).following(scope.repository.settings.checked())
    var run = try scope.run()
    var failures = scope.failures
    var mended = 0
    if arguments.flag("fix") {
      let fixes = GateFixes(run, scope.repository)
      (mended, failures) = (fixes.mended, failures + fixes.failures)
      if mended > 0 { run = try GateScope(arguments, in: surroundings).run() }
    }
    var report = run.report(
      "gate", options, inFull: options.isTellingGates, in: surroundings)
    report.tellGates(inFull: options.verbosity == .verbose)
    if mended > 0 { report.remarks.append("\(mended) \(mended == 1 ? "file" : "files") mended") }
    return try options.deliver(
      report, failures: failures + run.failures, interrupted: run.wasInterrupted,
      in: surroundings)
  }
}

/// What a run of gates looks at: plans, captures, commands, a change.
struct GateScope {
  static let options: [OptionSpec] =
    [
      OptionSpec(
        "captures", takes: .path("CAPTURE"), repeatable: true,
        help: "Ask these captures what gates ask of data: files, folders or patterns."),
      OptionSpec(
        "since", takes: .text("REF"),
        help: "Code that is bound to a plan and changed since then needs a changed plan."),
      OptionSpec("staged", help: "Judge the plans as they are staged."),
      OptionSpec("exec", help: "Run the commands that gates name and the settings allow."),
      OptionSpec(
        "jobs", short: "j", takes: .integer("N", 1...256),
        help: "How many threads read captures. Default: one for each processor."),
    ] + ReportOptions.specs(forms: ReportOptions.everyForm)

  let arguments: ParsedArguments
  let surroundings: Surroundings
  let repository: Repository
  let files: [SourceFile]
  private(set) var failures: [CommandError]
  private let changes: ChangedFiles?

  init(
    _ arguments: ParsedArguments, in surroundings: Surroundings
  ) throws(CommandError) {
    self.arguments = arguments
    self.surroundings = surroundings
    var repository = try Repository(arguments, in: surroundings)
    var changes: ChangedFiles?
    if arguments.flag("staged") {
      let scene = try ChangeFinder(repository, in: surroundings)
        .staged(since: arguments.value("since"))
      (repository, changes) = (scene.repository, scene.changes)
    } else if let reference = arguments.value("since") {
      changes = try ChangeFinder(repository, in: surroundings).workTree(since: reference).changes
    }
    _ = try repository.settings.checked()
    self.repository = repository
    self.changes = changes
    let words = arguments.operands("PLAN")
    guard !arguments.flag("staged") || words.isEmpty else {
      throw .usage("'--staged' judges the plans of the index, so no plan can be named")
    }
    let found = Self.plans(
      words, repository, staged: arguments.flag("staged") ? changes : nil, surroundings)
    (files, failures) = (found.files, found.failures)
    guard !files.isEmpty || !failures.isEmpty || changes != nil else {
      throw .setup(
        "there is no plan in '\(repository.root)'",
        advice: [
          "'schema gate init' writes one to begin with",
          "'plans: { paths: [docs/**] }' in schema.yaml says which files are plans",
        ])
    }
  }

  /// A commit is held to the plans it changes, and to the one that wins over all.
  private static func plans(
    _ words: [String], _ repository: Repository, staged: ChangedFiles?,
    _ surroundings: Surroundings
  ) -> PlanFiles {
    guard let staged else { return PlanFiles(words, repository, in: surroundings) }
    let canonical = repository.settings.values.plans.canonical?.value
    return PlanFiles(repository) { path in staged.holds(path) || path == canonical }
  }

  func run() throws(CommandError) -> GateRun {
    var evidence = GateRun.Evidence()
    evidence.captures = arguments.values("captures")
    evidence.changes = changes
    if let jobs = arguments.int("jobs") { evidence.workers = Workers(count: jobs) }
    if arguments.flag("exec") {
      let documents = files.map { repository.plan($0) }
      evidence.runs = GateRun.commands(of: documents).map {
        CommandRun($0, repository, in: surroundings)
      }
    }
    return try GateRun(files, repository, evidence, in: surroundings)
  }
}
