package import Arguments
import Workspace

/// Makes one result of the parts that `--partial` wrote, on however many machines.
package struct MergeCommand: Command {
  package static let spec = CommandSpec(
    "merge", summary: "Make one result of parts that were counted apart.",
    discussion: """
      Parts come from 'schema validate --partial' or 'schema profile --partial', run over some of \
      the captures each, or over ranges of them. The result is the one that a single run over all \
      of these captures, in the order of their names, would have had: the same report in every \
      form, the same exit code, the same ledger.

      A capture counts once, however many parts tell of it, so that work may be done twice. Parts \
      that tell different things of one capture, leave out bytes of it, were cut off or were made \
      with other contracts are refused. Rules about several events need all of them in one order: \
      they are not judged here, and the verdict is then unknown at best.
      """,
    operands: [
      OperandSpec(
        "PART", .atLeastOne, kind: .path,
        help: "Files of parts, folders full of them, or - for standard input.")
    ],
    options: [
      OptionSpec(
        "schema", short: "s", takes: .path("FILE"),
        help: "The JSON Schema that the parts were made with, where it was one.")
    ] + ValidateLedger.options,
    sharedOptions: ReportOptions.specs(failingOn: ReportOptions.FailOn.allCases) + [
      Repository.option
    ],
    examples: [
      .init("schema merge parts/", "Judge what many machines counted."),
      .init("cat parts/part-* | schema merge - --format sarif", "The same through a pipe."),
      .init("schema merge profiles/ -o week.profile.json", "Add up the profiles of a week."),
    ])

  private let arguments: ParsedArguments
  private let report: ReportOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    report = try ReportOptions(arguments)
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let reader = try PartReader.read(arguments.operands("PART"), in: surroundings)
    guard let header = reader.header else { throw .usage("there is no part to merge") }
    let captures: [MergedCapture]
    do throws(PartFault) { captures = try MergedCapture.all(reader.captures) } catch {
      throw .setup("the parts do not make a whole: \(error)")
    }
    guard header.program == SchemaProgram.version else {
      throw .setup(
        "the parts were made by schema \(header.program), and this is \(SchemaProgram.version)",
        advice: ["one version reads everything alike; two may not"])
    }
    switch header.kind {
    case .validate:
      return try MergedValidation(header, captures, report, arguments).run(in: surroundings)
    case .profile:
      return try MergedProfile(header, captures, report, arguments).run(in: surroundings)
    }
  }
}
