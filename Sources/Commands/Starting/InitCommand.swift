package import Arguments
import Workspace

/// Sets a repository up: settings, contracts, ledger and hooks, from nothing or from captures.
package struct InitCommand: Command {
  package static let spec = CommandSpec(
    "init", summary: "Set up a repository: settings, contracts, ledger, git hooks.",
    discussion: """
      Writes 'schema.yaml' with every key explained, the folders 'contracts' and 'manifests', and \
      the hooks that run 'schema check'. Where there is no git repository, one is made; inside one, \
      its top folder is set up. Captures, when some are named, are read for a first draft of each \
      contract; where one cannot be read, nothing is written.

      What stands already is left as it is, so that the command can be given again at any time.
      """,
    operands: [
      OperandSpec(
        "CAPTURE", .any, kind: .path,
        help: "Recorded events that contracts are drafted from: files, folders, or patterns.")
    ],
    options: [
      OptionSpec(
        "name", takes: .text("NAME"),
        help: "What this repository is called. Default: the name of its remote, else of its "
          + "folder."),
      OptionSpec(
        "owner", takes: .text("NAME"),
        help: "Who owns the drafted contracts. Default: the repository's name."),
      OptionSpec("no-hooks", help: "Leave git's hooks alone."),
      OptionSpec("dry-run", short: "n", help: "Tell what would be done, and do nothing."),
      OptionSpec(
        "jobs", short: "j", takes: .integer("N", 1...256),
        help: "How many threads read captures. Default: one for each processor."),
    ],
    sharedOptions: ReportOptions.specs,
    examples: [
      .init("schema init", "Set up the repository around this folder."),
      .init("schema init captures/ --dry-run", "See what would be drafted and written."),
      .init("schema init day.jsonl --owner capture-team", "Begin with drafts from captures."),
    ])

  private let arguments: ParsedArguments
  private let options: ReportOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    options = try ReportOptions(arguments)
    guard !arguments.operands("CAPTURE").contains("-") else {
      throw .usage(
        "standard input can be read once, and drafting reads twice",
        advice: ["save the capture to a file"])
    }
    for name in ["name", "owner"] where arguments.value(name)?.isEmpty == true {
      throw .usage("'--\(name)' needs a name")
    }
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let folder = try StartingFolder(in: surroundings)
    var run = InitRun(
      folder, name: arguments.value("name"), isDry: arguments.flag("dry-run"),
      wantsHooks: !arguments.flag("no-hooks"), in: surroundings)
    let drafts = try drafts(for: run, in: surroundings)
    guard !drafts.wasInterrupted else { return .interrupted }
    // Half a set of captures would make half a set of contracts, which a second run would keep.
    guard drafts.unread.isEmpty else {
      for failure in drafts.unread { surroundings.tell(failure, options.color) }
      throw .setup(
        "nothing was set up, because not every capture could be read",
        advice: ["'schema init' without captures sets up the rest, 'schema draft' reads them later"]
      )
    }
    try run.work(drafts)
    return try options.deliver(
      run.report(options, drafts), failures: drafts.failures + run.failures, in: surroundings)
  }

  private func drafts(
    for run: InitRun, in surroundings: Surroundings
  ) throws(CommandError) -> StartingDrafts {
    let words = arguments.operands("CAPTURE")
    guard !words.isEmpty else { return StartingDrafts() }
    return try StartingDrafts(
      words, owner: arguments.value("owner") ?? run.repositoryName, in: run.repository(),
      workers: arguments.int("jobs").map { Workers(count: $0) } ?? .onePerProcessor,
      in: surroundings)
  }
}
