package import Arguments
import Contracts
import Coordination
import Findings
import Realms
import Reports
import Workspace

/// Writes the text of issues between repositories, one for each that is concerned.
package struct IssueCommand: Command {
  package static let spec = CommandSpec(
    "issue", summary: "Write issues for the repositories that a change concerns.",
    discussion: """
      Each text says what changed, what of it the other repository uses, and the commands to run \
      there; a block at its end lets the same issue be found again. Nothing is ever posted: the \
      text goes to standard output, to files, or into commands for 'gh' that somebody runs.
      """,
    sharedOptions: [Repository.option],
    subcommands: IssueDrafting.specs + [IssueParsing.spec, IssueLinting.spec],
    examples: [
      .init("schema issue breaking ping --to trainer", "Tell one consumer of a break."),
      .init("schema issue breaking ping --output issues/", "One file for each that breaks."),
      .init("schema issue action-item --gh", "Commands that post what was agreed on."),
    ])

  private let arguments: ParsedArguments

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    if arguments.command.last == IssueLinting.spec.name { _ = try ReportOptions(arguments) }
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    switch arguments.command.last {
    case IssueParsing.spec.name: try IssueParsing(arguments).run(in: surroundings)
    case IssueLinting.spec.name: try IssueLinting(arguments).run(in: surroundings)
    default: try IssueDrafting(arguments, in: surroundings).run()
    }
  }
}
