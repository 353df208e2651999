package import Arguments
import Findings
import Reports
import Workspace

/// Freezes what is new: a promise that is out and does not change any more.
package struct PublishCommand: Command {
  package static let spec = CommandSpec(
    "publish", summary: "Freeze new versions of contracts, and record them.",
    discussion: """
      Every contract whose version is not out yet is frozen as 'published/NAME/VERSION.yaml', with \
      all that its schema takes from other files, and its digest is recorded in \
      'published/digests.json'. The version manifest moves by the largest step of all.

      All or nothing: what 'schema bump' refuses keeps everything from being published, and an \
      interrupted run leaves nothing published. Drafts ('stability: draft') are published only by \
      name. Publishing again changes nothing.
      """,
    operands: [
      OperandSpec("NAME", .any, kind: .text, help: "Contracts by name. Default: all of them.")
    ],
    options: [
      OptionSpec("dry-run", short: "n", help: "Tell what would be published, and write nothing.")
    ],
    sharedOptions: ReportOptions.specs + [Repository.option],
    examples: [
      .init("schema publish --dry-run", "See what would be frozen."),
      .init("schema publish newTrade", "Publish one contract."),
    ])

  private let arguments: ParsedArguments
  private let options: ReportOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    options = try ReportOptions(arguments)
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let repository = try Repository(arguments, in: surroundings)
    var scope = VersionStudy.Scope()
    scope.names = try VersionStudy.names(arguments.operands("NAME"), repository)
    var study = try VersionStudy(repository, scope, in: surroundings)
    try study.refuseNothing(repository)
    var run = PublishRun(study, takesDrafts: scope.names != nil, surroundings)
    study.add(run.findings)
    let isDry = arguments.flag("dry-run")
    run.prepare(study)
    if !isDry, run.mayWrite {
      try run.publish()
      study = try VersionStudy(repository, scope, in: surroundings)
      // What was borne until now is out; that its waiver bears nothing any more is for next time.
      study.isWhole = false
    }
    let options = options.following(repository.settings.values)
    var report = study.report("publish", options)
    report.summary = run.summary(isDry: isDry) + report.summary.filter { $0.key == "refused" }
    report.remarks += run.lines
    if run.isRefused { report.remarks.append("nothing was published; see the errors above") }
    return try options.deliver(report, failures: study.failures, in: surroundings)
  }
}
