package import Arguments
import Drift
import Workspace

/// Reviews what captures show that no contract knows.
package struct UnknownCommand: Command {
  package static let spec = CommandSpec(
    "unknown", summary: "Review what captures show that no contract knows.",
    discussion: """
      'schema validate' keeps a ledger of unknown fields, values, types, nulls and events, in \
      'manifests/unknown_fields.json'. Here people decide about each. An entry is named by its \
      contract, kind and path, as far as that is needed: 'gameStateUpdate /tickCount'.
      """,
    sharedOptions: [Repository.option, LedgerFile.option],
    subcommands: [
      UnknownListing.spec, UnknownDetails.spec, UnknownReview.acceptSpec, UnknownReview.ignoreSpec,
      UnknownReview.rejectSpec, UnknownPromotion.spec, UnknownQuestion.spec, UnknownCheck.spec,
      UnknownMerge.spec,
    ],
    examples: [
      .init("schema unknown list --state new", "See what nobody has decided about."),
      .init(
        "schema unknown ignore gameStateUpdate /debug --reason 'a test' --expires 2026-12-31",
        "Ignore a field until a day."),
      .init(
        "schema unknown promote gameStateUpdate /tickCount", "Write a field into its contract."),
    ])

  private let arguments: ParsedArguments

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    // What the declarations cannot say is checked before anything is read.
    switch arguments.command.last {
    case UnknownMerge.spec.name: break
    default: _ = try ReportOptions(arguments)
    }
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let name = arguments.command.last
    if name == UnknownMerge.spec.name {
      return try UnknownMerge(arguments).run(in: surroundings)
    }
    let context = try UnknownContext(arguments, in: surroundings)
    switch name {
    case UnknownListing.spec.name: return try UnknownListing(context).run()
    case UnknownDetails.spec.name: return try UnknownDetails(context).run()
    case UnknownPromotion.spec.name: return try UnknownPromotion(context).run()
    case UnknownQuestion.spec.name: return try UnknownQuestion(context).run()
    case UnknownCheck.spec.name: return try UnknownCheck(context).run()
    default: return try UnknownReview(context).run()
    }
  }
}

/// What every way of reviewing has at hand.
struct UnknownContext {
  let arguments: ParsedArguments
  let options: ReportOptions
  let repository: Repository
  let file: LedgerFile
  let surroundings: Surroundings

  init(_ arguments: ParsedArguments, in surroundings: Surroundings) throws(CommandError) {
    self.arguments = arguments
    self.surroundings = surroundings
    repository = try Repository(arguments, in: surroundings)
    let settings = try repository.settings.checked()
    options = try ReportOptions(arguments).following(settings)
    file = LedgerFile(repository, arguments.value("ledger"), in: surroundings)
  }
}
