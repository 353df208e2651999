package import Arguments
import Contracts
import Evolution
import Findings
import Reports
import Workspace

/// Holds each contract's version to what changed, and makes it so when it is asked to.
package struct BumpCommand: Command {
  package static let spec = CommandSpec(
    "bump", summary: "Hold declared versions to what the changes deserve.",
    discussion: """
      Each contract is compared with its last published version. Patch: nobody has to act. Minor: \
      stored events need a migration, or readers meet something new. Major: what was built from \
      older events is built anew. Before 1.0.0 a break moves the second number and everything else \
      the third; a pre-release is held to the last release.

      With --write the contract gets its version, a history entry and a drafted migration, names it \
      gave up are reserved, and the version manifest moves by the largest step of all. Comments and \
      layout stay. A change that a waiver bears asks for no version.
      """,
    operands: [
      OperandSpec("NAME", .any, kind: .text, help: "Contracts by name. Default: all of them.")
    ],
    options: [
      OptionSpec(
        "against", takes: .text("REF"),
        help: "Compare with the contracts of a commit, a branch or a tag instead."),
      OptionSpec("write", short: "w", help: "Set what is missing, in the contracts' files."),
    ],
    sharedOptions: ReportOptions.specs + [Repository.option],
    examples: [
      .init("schema bump", "Is every declared version the one its changes deserve?"),
      .init("schema bump newTrade --write", "Set version, history and migration of one contract."),
      .init("schema bump --against origin/main", "Hold a branch to what it started from."),
    ])

  private let arguments: ParsedArguments
  private let options: ReportOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    options = try ReportOptions(arguments)
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let repository = try Repository(arguments, in: surroundings)
    let scope = try scope(repository, in: surroundings)
    var study = try VersionStudy(repository, scope, in: surroundings)
    try study.refuseNothing(repository)
    var writer = BumpWriter(repository, surroundings)
    if arguments.flag("write") {
      // What is written may itself change what is asked for: a reserved name is a change.
      for _ in 0..<3 {
        guard try writer.write(study) else { break }
        study = try VersionStudy(repository, scope, in: surroundings)
      }
      if try writer.moveManifest(study) {
        study = try VersionStudy(repository, scope, in: surroundings)
      }
    }
    let options = options.following(repository.settings.values)
    var report = study.report("bump", options)
    report.remarks += writer.lines
    report.next = next(study, report)
    return try options.deliver(
      report, failures: study.failures + writer.failures, in: surroundings)
  }

  private func scope(
    _ repository: Repository, in surroundings: Surroundings
  ) throws(CommandError) -> VersionStudy.Scope {
    var scope = VersionStudy.Scope()
    scope.names = try VersionStudy.names(arguments.operands("NAME"), repository)
    if let reference = arguments.value("against") {
      let tree = try repository.tree(at: reference, in: surroundings)
      scope.other = try repository.snapshot(of: tree)
    }
    return scope
  }

  private func next(_ study: VersionStudy, _ report: Report) -> [String] {
    let names = arguments.operands("NAME").map { " " + $0 }.joined()
    if study.cases.contains(where: { !$0.isOK && $0.step.verdict != .goesBack }),
      !arguments.flag("write")
    {
      return ["schema bump\(names) --write"]
    }
    let isAhead = study.cases.contains { $0.isAhead && $0.isOK }
    let isClean = report.exit == Outcome.clean.rawValue
    return isAhead && isClean && arguments.value("against") == nil
      ? ["schema publish\(names)"] : []
  }
}
