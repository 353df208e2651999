package import Arguments
import Workspace

/// Works with realms: contracts between repositories, kept in a git repository of their own.
package struct RealmCommand: Command {
  package static let spec = CommandSpec(
    "realm", summary: "Share contracts between repositories.",
    discussion: """
      A realm is a plain git repository of YAML files. Each repository writes its own files in it: \
      what it is, which contracts it offers, and which it relies on. Commands here change nothing \
      but this repository; 'schema realm sync' carries over what waits.
      """,
    sharedOptions: [Repository.option, RealmContext.option],
    subcommands: [
      RealmInit.spec, RealmJoin.spec, RealmDomainCommand.spec, RealmExportCommand.spec,
      RealmImportCommand.spec, RealmSync.spec, RealmCheck.spec, RealmStatus.spec,
      RealmRecording.spec, RealmAffected.spec, RealmDocuments.spec, RealmGraph.spec,
      RealmOutdated.spec, RealmLeave.spec,
      RealmImportDocument.spec,
    ],
    examples: [
      .init("schema realm init ../realm --name rugs", "Make a realm beside this repository."),
      .init("schema realm join ../realm --repo player", "Become a part of it."),
      .init("schema realm export ping --domain game", "Offer a contract."),
      .init(
        "schema realm import ping --domain game --range '^1.0.0' --uses /tick",
        "Rely on one, and say what of it is read."),
      .init("schema realm sync --push", "Hand over what waits, and get what others said."),
    ])

  private let arguments: ParsedArguments

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    if arguments.command.last != RealmGraph.spec.name { _ = try ReportOptions(arguments) }
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    switch arguments.command.last {
    case RealmInit.spec.name: return try RealmInit(arguments, surroundings).run()
    case RealmGraph.spec.name: return try RealmGraph(arguments, surroundings).run()
    case RealmImportDocument.spec.name:
      return try RealmImportDocument(arguments, surroundings).run()
    default: break
    }
    let context = try RealmContext(arguments, in: surroundings)
    switch arguments.command.last {
    case RealmJoin.spec.name: return try RealmJoin(context).run()
    case RealmDomainCommand.spec.name: return try RealmDomainCommand(context).run()
    case RealmExportCommand.spec.name: return try RealmExportCommand(context).run()
    case RealmImportCommand.spec.name: return try RealmImportCommand(context).run()
    case RealmRecording.spec.name: return try RealmRecording(context).run()
    case RealmAffected.spec.name: return try RealmAffected(context).run()
    case RealmDocuments.spec.name: return try RealmDocuments(context).run()
    case RealmSync.spec.name: return try RealmSync(context).run()
    case RealmCheck.spec.name: return try RealmCheck(context).run()
    case RealmOutdated.spec.name: return try RealmOutdated(context).run()
    case RealmLeave.spec.name: return try RealmLeave(context).run()
    default: return try RealmStatus(context).run()
    }
  }
}
