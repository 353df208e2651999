package import Arguments
import Findings
import Reports
import Workspace

/// Everything that applies to a repository, as one report: the one command for hooks and continuous
/// integration.
package struct CheckCommand: Command {
  package static let spec = CommandSpec(
    "check", summary: "Check everything that applies to this repository.",
    discussion: """
      \(partsText)

      With --staged, what a commit made now would hold is checked: contracts, plans and settings \
      are read from the index, whatever the work tree has. With --since, the files as they stand \
      are checked where they differ from the commit at which HEAD and REF part. Both look only at \
      what the change can affect.

      Errors and warnings are shown and notes are counted; --min-severity info shows them too.
      """,
    options: [
      OptionSpec("staged", help: "Check what is staged, as it is staged."),
      OptionSpec(
        "since", takes: .text("REF"),
        help: "Check only what changed since HEAD and REF parted."),
      OptionSpec(
        "only", takes: .choice("PART", checkParts.map { $0.name }), repeatable: true,
        help: "Run this part alone; may be given several times."),
      OptionSpec(
        "skip", takes: .choice("PART", checkParts.map { $0.name }), repeatable: true,
        help: "Leave this part out; the report says so."),
      OptionSpec("report-only", help: "Tell everything and let nothing fail."),
    ],
    sharedOptions: ReportOptions.specs(showing: .warning) + [Repository.option],
    examples: [
      .init("schema check", "Check the whole repository."),
      .init("schema check --staged", "Check what is about to be committed; for hooks."),
      .init(
        "schema check --since origin/main --output report.sarif",
        "Check what a branch changed, and keep the result for code scanning."),
      .init("schema check --only contracts --verbose", "One part, with its time."),
    ])

  /// The parts and what each looks at, for help.
  private static var partsText: String {
    "The parts are " + checkParts.map { "'\($0.name)' (\($0.summary))" }.joined(separator: ", ")
      + "."
  }

  private let arguments: ParsedArguments
  private let options: ReportOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    var options = try ReportOptions(arguments)
    if arguments.flag("report-only") {
      guard !arguments.isGiven("fail-on") else {
        throw .usage("'--report-only' and '--fail-on' exclude each other")
      }
      options.letNothingFail()
    }
    self.options = options
    let both = Set(arguments.values("only")).intersection(arguments.values("skip")).sorted()
    if let name = both.first {
      throw .usage("'--only \(name)' and '--skip \(name)' exclude each other")
    }
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let here = try Repository(arguments, in: surroundings)
    let finder = ChangeFinder(here, in: surroundings)
    let scene: CheckScene
    if arguments.flag("staged") {
      scene = try finder.staged(since: arguments.value("since"))
    } else if let reference = arguments.value("since") {
      scene = try finder.workTree(since: reference)
    } else {
      scene = CheckScene(here.reading(), nil, in: surroundings)
    }
    // Notes are for who looks for them; in every commit they would hide what counts.
    let options = options.following(scene.settings, showing: .warning)
    let skip = SkipVariable(surroundings.environment)
    let names = checkParts.map { $0.name }
    let run = CheckRun(
      scene, only: arguments.values("only"),
      skipping: arguments.values("skip") + skip.names(among: names))
    for word in skip.unknown(among: names + HookName.allCases.map(\.rawValue)) {
      surroundings.tell(
        .usage(
          "\(SkipVariable.name) names no part '\(word)'",
          advice: ["parts are \(names.joined(separator: ", ")), or 'all'"]), options.color)
    }
    return try options.deliver(
      run.report("check", options), failures: run.failures, interrupted: Interrupt.isRequested,
      in: surroundings)
  }
}
