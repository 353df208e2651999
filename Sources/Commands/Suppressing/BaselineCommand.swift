package import Arguments
import Findings
import Reports
import Workspace

/// Draws the line: what is found today is borne, and only what comes after it counts.
package struct BaselineCommand: Command {
  package static let spec = CommandSpec(
    "baseline", summary: "Accept what is found today, so that only new findings count.",
    discussion: """
      Runs every part of 'schema check' on the repository as it stands. With --write, all that \
      counts is recorded in '\(Baseline.path)' by rule and fingerprint; from then on 'schema check' \
      bears it, says how much it bears, and tells entries that nothing needs any more. Without \
      --write it says what would be recorded.
      """,
    options: [OptionSpec("write", short: "w", help: "Write the file.")],
    sharedOptions: ReportOptions.specs + [Repository.option],
    examples: [
      .init("schema baseline --write", "Begin with rules in a repository that breaks some."),
      .init("schema baseline", "What is borne, and what would be."),
    ])

  private let arguments: ParsedArguments
  private let options: ReportOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    options = try ReportOptions(arguments)
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let repository = try Repository(arguments, in: surroundings)
    let scene = CheckScene(repository.reading(), nil, in: surroundings)
    let run = CheckRun(scene)
    // What could not be read would count as new as soon as it can.
    if let failure = run.failures.first { throw failure }
    let known = (try? Baseline.read(scene.view.answer(Baseline.path, limit: Baseline.limit))) ?? nil
    let now = Baseline(run.told(baseline: Baseline()))
    let isWriting = arguments.flag("write")
    if isWriting { try write(now, repository) }
    var options = options.following(repository.settings.values)
    options.letNothingFail()
    var report = options.report(
      "baseline",
      summary: [
        .init("findings", "findings", now.count), .init("known", "known before", known?.count ?? 0),
      ], findings: run.told(baseline: isWriting ? now : known ?? Baseline()))
    report.remarks = [
      isWriting
        ? "wrote \(Baseline.path)"
        : "nothing was written; '--write' records them in \(Baseline.path)"
    ]
    return try options.deliver(report, in: surroundings)
  }

  private func write(_ baseline: Baseline, _ repository: Repository) throws(CommandError) {
    let path = repository.absolute(Baseline.path)
    do throws(FileError) {
      try makeFolders(repository.absolute("manifests"))
      try AtomicWriter().replace(path, with: baseline.bytes, within: repository.root)
    } catch { throw .file(error) }
  }
}
