package import Arguments
import Evolution
import Schemas
import Workspace

/// Compares two versions of contracts or schemas: what changed, what it breaks, what it asks for.
package struct DiffCommand: Command {
  package static let spec = CommandSpec(
    "diff", summary: "Compare two versions of contracts or schemas, or contracts and captures.",
    discussion: """
      With captures alone, it tells what recorded events show that the contracts do not say: \
      undeclared fields, types and values with their shares, declared ones that never came, what \
      may be renamed, constants that stand for nothing, and when things changed; then what it would \
      take: the changes, their level, the next version, the draft (whole with --verbose).

      OLD and NEW are files (contracts or bare schemas, YAML or JSON), contracts by name (the \
      working copy), NAME@VERSION (published), REFERENCE:PATH or REFERENCE:NAME (as a commit has \
      them), or :PATH (as it is staged). Schemas that they refer to are taken from the same moment.

      Every verdict is proved, or refuted with an event that one version takes and the other \
      refuses, or unknown with the reason. With --captures, recorded events are held to both.

      The exit code is 1 when a change fails by --fail-on, and 3 when nothing fails but a formal \
      verdict is unknown.
      """,
    operands: [
      OperandSpec(
        "VERSION", .any, kind: .path,
        help: "OLD and NEW; with --against, --since or --matrix the contracts that are meant.")
    ],
    options: [
      OptionSpec(
        "against", takes: .text("REF"),
        help: "Compare all contracts, or those named, with those of a commit."),
      OptionSpec(
        "since", takes: .text("REF"),
        help: "The same with the newest commit that HEAD and REF have in common."),
      OptionSpec("staged", help: "With --against or --since: compare what is staged."),
      OptionSpec(
        "captures", takes: .path("CAPTURE"), repeatable: true,
        help: "Hold recorded events to both versions; files, folders or patterns."),
      OptionSpec(
        "save-profile", takes: .path("FILE"),
        help: "With captures alone: keep what was counted; 'schema profile merge' adds such files."),
      OptionSpec(
        "migrate",
        help: "With --captures: run the steps of the history on stored events, and prove that "
          + "the newer version takes them."),
      OptionSpec(
        "profile", takes: .choice("READER", ReaderProfile.allCases.map(\.rawValue)),
        help: "Decide by one kind of reader: fail when such a reader of OLD is not safe with NEW."),
      OptionSpec(
        "matrix", help: "Every published version of contracts against every later one."),
      OptionSpec(
        "emit-witnesses", takes: .path("DIR"),
        help: "Write each event that shows a difference as a JSON file."),
      OptionSpec("formats", help: "Let 'format' refuse values, whatever the contracts say."),
      OptionSpec(
        "max-examples", takes: .integer("N", 1...10_000), default: "3",
        help: "How many places of each cause in captures are kept."),
      CaptureOptions.jobs,
    ],
    sharedOptions: ReportOptions.specs + [Repository.option],
    examples: [
      .init("schema diff order-v1.json order-v2.json", "Compare two schemas."),
      .init("schema diff newTrade@1.0.0 newTrade", "Compare a published version with the file."),
      .init("schema diff --against origin/main", "Compare all contracts with those of a branch."),
      .init(
        "schema diff v1.2.0:contracts/newTrade.yaml newTrade --captures captures/",
        "Also count the recorded events that break."),
      .init(
        "schema diff newTrade@1.0.0 newTrade --captures captures/ --migrate",
        "Prove that the migration in the history is enough."),
      .init("schema diff captures/", "What captures show that contracts do not say."),
      .init("schema diff --matrix newTrade", "See which version first broke which."),
    ])

  let arguments: ParsedArguments
  let options: ReportOptions
  let mode: DiffSubject.Mode

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    options = try ReportOptions(arguments)
    let moments = ["against", "since"].filter(arguments.isGiven)
    guard moments.count < 2 else { throw .usage("'--against' and '--since' exclude each other") }
    guard moments.isEmpty || !arguments.flag("matrix") else {
      throw .usage("'--matrix' is about published versions and takes no '--\(moments[0])'")
    }
    guard !arguments.flag("staged") || !moments.isEmpty else {
      throw .usage(
        "'--staged' needs '--against' or '--since'",
        advice: ["'--against HEAD --staged' compares what is staged with the last commit"])
    }
    let idle = ["captures", "profile", "emit-witnesses"].filter(arguments.isGiven)
    guard idle.isEmpty || !arguments.flag("matrix") else {
      throw .usage("'--matrix' takes no '--\(idle[0])'")
    }
    guard !arguments.flag("migrate") || arguments.isGiven("captures") else {
      throw .usage(
        "'--migrate' needs '--captures'", advice: ["it is stored events that are migrated"])
    }
    mode = !moments.isEmpty ? .moments : arguments.flag("matrix") ? .matrix : .words
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let subject = try DiffSubject(
      arguments.operands("VERSION"), mode, replays: arguments.isGiven("captures")
    ) { DiffSubject.Word($0, in: surroundings) }
    let repository = try Repository(arguments, in: surroundings)
    _ = try repository.settings.checked()
    let finder = ContractFinder(
      repository, formats: arguments.flag("formats") ? .assert : .declared, in: surroundings)
    var run = DiffRun(finder, options.following(repository.settings.values))
    guard !arguments.isGiven("save-profile") || subject.isOfCaptures else {
      throw .usage("'--save-profile' keeps what captures hold, and contracts are compared here")
    }
    switch subject {
    case .step(let old, let new): try run.compare(old, new)
    case .moments(let names):
      try run.compare(names, with: try older(finder), isStaged: arguments.flag("staged"))
    case .matrix(let names): return try matrix(names, finder, in: surroundings)
    case .captures(let words):
      return try CaptureDiff(
        repository, options.following(repository.settings.values), workers: arguments.workers,
        savingTo: arguments.value("save-profile")
      ).run(words, in: surroundings)
    }
    try replay(&run, in: surroundings)
    if let folder = arguments.value("emit-witnesses") {
      try WitnessFolder(folder, in: surroundings).write(run.pairs)
    }
    return try run.deliver(arguments.choice("profile"), in: surroundings)
  }

  /// The moment that is compared with.
  private func older(_ finder: ContractFinder) throws(CommandError) -> GitTree {
    if let reference = arguments.value("against") { return try finder.tree(at: reference) }
    return try finder.repository.tree(
      since: arguments.value("since") ?? "HEAD", in: finder.surroundings)
  }

  private func replay(
    _ run: inout DiffRun, in surroundings: Surroundings
  ) throws(CommandError) {
    guard arguments.isGiven("captures") else { return }
    if arguments.flag("migrate") { try run.migrate() }
    let further = arguments.operands("VERSION").filter {
      DiffSubject.Word($0, in: surroundings) == .capture
    }
    try run.replay(
      arguments.values("captures") + further, examples: arguments.int("max-examples") ?? 3,
      arguments.workers)
  }

  private func matrix(
    _ names: [String], _ finder: ContractFinder, in surroundings: Surroundings
  ) throws(CommandError) -> Outcome {
    let matrices = try MatrixRun(names, finder)
    return try matrices.deliver(
      options.following(finder.repository.settings.values), in: surroundings)
  }
}
