package import Arguments
import Findings
import Linting
import Reports
import SourceText
import Workspace

/// Checks contracts, the schemas they share, and settings.
package struct LintCommand: Command {
  package static let spec = CommandSpec(
    "lint", summary: "Check contracts and settings.",
    discussion: """
      Without a path, everything below 'contracts' and the settings file is checked. All contracts \
      are read in any case, because some rules compare them; a path limits what is told.

      A finding is borne by '# schema-disable-line RULE -- reason' on its line, by 'rules:' in the \
      settings, or by a waiver there.
      """,
    operands: [
      OperandSpec("PATH", .any, kind: .path, help: "Files or folders that are told about.")
    ],
    options: [
      OptionSpec("fix", help: "Apply the fixes that lose nothing; comments and layout stay.")
    ],
    sharedOptions: ReportOptions.specs + [Repository.option],
    examples: [
      .init("schema lint", "Check the whole repository."),
      .init("schema lint contracts/newTrade.yaml --fix", "Check one contract and mend it."),
      .init("schema lint --output report.sarif", "Keep the result for code scanning as well."),
    ])

  private let arguments: ParsedArguments
  private let options: ReportOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    options = try ReportOptions(arguments)
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let repository = try Repository(arguments, in: surroundings)
    let scope = LintScope(arguments.operands("PATH"), repository, in: surroundings)
    var run = LintRun(repository, scope, in: surroundings)
    guard !run.isEmpty else { return try nothing(scope, run, repository, in: surroundings) }
    if arguments.flag("fix") { run.mend() }
    let options = options.following(repository.settings.values)
    return try options.deliver(
      run.report(options), failures: failures(scope, run), in: surroundings)
  }

  /// A folder of contracts that is also named on the command line is told once.
  private func failures(_ scope: LintScope, _ run: LintRun) -> [CommandError] {
    scope.failures.filter { !run.failures.contains($0) } + run.failures
  }

  private func nothing(
    _ scope: LintScope, _ run: LintRun, _ repository: Repository, in surroundings: Surroundings
  ) throws(CommandError) -> Outcome {
    let failures = failures(scope, run)
    for failure in failures { surroundings.tell(failure, options.color) }
    if failures.isEmpty {
      throw .setup(
        "there are no contracts in '\(repository.settings.values.contracts)'",
        advice: [
          "'schema import' wraps JSON Schema files into contracts",
          "'--config FILE' names the settings of another repository",
        ])
    }
    return .failure
  }
}
