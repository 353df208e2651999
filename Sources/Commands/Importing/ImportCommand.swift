package import Arguments
import Contracts
import Findings
import Reports
import SourceText
import Workspace

/// Wraps JSON Schema files into contracts, so that whoever has schemas starts in a minute.
package struct ImportCommand: Command {
  package static let spec = CommandSpec(
    "import", summary: "Wrap existing JSON Schema files into contracts.",
    discussion: """
      Name, version and event are taken from 'x-event', from '$id', or from the file's name, such \
      as newTrade.v1.0.0.schema.json. A contract that stands already is left alone. References to \
      other files lead where they led: to the contract of a file that is imported with them, or to \
      the file where it lies.
      """,
    operands: [
      OperandSpec(
        "PATH", .atLeastOne, kind: .path,
        help: "JSON Schema files, in JSON or YAML; of a folder those that lie directly in it.")
    ],
    options: [
      OptionSpec(
        "into", takes: .path("DIR"),
        help: "The folder to write to. Default: 'contracts' at the repository's root."),
      OptionSpec("owner", takes: .text("NAME"), help: "Who owns the contracts."),
      OptionSpec("dry-run", short: "n", help: "Tell what would be written, and write nothing."),
      OptionSpec("force", help: "Replace contracts that stand already."),
    ],
    sharedOptions: ReportOptions.specs + [Repository.option],
    examples: [
      .init("schema import schemas/ --owner capture-team", "Wrap every schema of a folder."),
      .init("schema import trade.schema.json --dry-run", "See what would be written."),
    ])

  private let arguments: ParsedArguments
  private let options: ReportOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    options = try ReportOptions(arguments)
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    var inputs = ImportInputs(arguments.operands("PATH"), in: surroundings)
    let (drafts, problems) = ContractDraft.importing(
      inputs.files, owner: arguments.value("owner"))
    inputs.failures += problems.map { Self.error($0, in: inputs.files) }
    let repository = try Repository(arguments, in: surroundings)
    let folder = folder(of: repository, in: surroundings)
    let references = MovedReferences(drafts, to: folder, of: repository, in: surroundings)
    var writer = ImportWriter(
      folder: folder, replaces: arguments.flag("force"), isDry: arguments.flag("dry-run"))
    for draft in drafts {
      let (draft, lost) = references.moved(draft)
      try writer.take(draft, losing: lost, in: surroundings)
    }
    return try options.deliver(
      writer.report(options), failures: inputs.failures + writer.failures, in: surroundings)
  }

  private func folder(of repository: Repository, in surroundings: Surroundings) -> String {
    if let folder = arguments.value("into") { return folder }
    let folder = repository.settings.values.contracts
    let here = surroundings.absolute(".")
    guard repository.root == here else { return repository.absolute(folder) }
    return folder
  }

  private static func error(_ problem: ContractProblem, in files: [SourceFile]) -> CommandError {
    let file = files.first { $0.path == problem.path }
    let place = file?.shownPosition(of: problem.span.start) ?? ""
    return .setup("could not import '\(problem.path)'\(place): \(problem.message)")
  }
}
