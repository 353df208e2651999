package import Arguments
import Contracts
import Drift
import Findings
import JSONText
import Reports
import Workspace

/// Tells what a field of an event is.
package struct FieldsCommand: Command {
  package static let spec = CommandSpec(
    "fields", summary: "Tell what an event or a field of it is.",
    discussion: """
      Type, presence, meaning and the version since which a field is there, from the contract and \
      its published versions; the fields below it in a table. EVENT is an event's name, an alias or \
      a contract; PATH are names joined by dots, or a JSON pointer. Elements of arrays need no step.

      With captures, or a profile that was kept, also how often each field came and what its values \
      looked like; what the ledger holds of unknown fields there is told in any case.

      With --ask, the program of 'expert.command' in 'schema.yaml' is asked what the field means. It \
      reads one question as JSON from standard input and writes its answer to standard output.
      """,
    operands: [
      OperandSpec("EVENT[.PATH]", .one, help: "The event, or a field of it: game.tick.price"),
      OperandSpec(
        "CAPTURE", .any, kind: .path, help: "Captures that show how often the fields come."),
    ],
    options: [
      CaptureOptions.profiles,
      OptionSpec("all", short: "a", help: "Everything below, and not only the next level."),
      OptionSpec("ask", help: "Ask the configured expert what it means."),
      LedgerFile.option, CaptureOptions.jobs,
    ],
    sharedOptions: ReportOptions.specs + [Repository.option],
    examples: [
      .init("schema fields gameStateUpdate", "The fields of an event."),
      .init("schema fields gameStateUpdate.leaderboard.pnl", "One field of them."),
      .init("schema fields newTrade captures/", "How often each of them comes."),
    ])

  private let arguments: ParsedArguments
  private let options: ReportOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    options = try ReportOptions(arguments)
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let repository = try Repository(arguments, in: surroundings)
    let settings = try repository.settings.checked()
    let known = KnownContracts(repository)
    let question = try FieldQuestion(arguments.operand("EVENT[.PATH]") ?? "", known)
    let seen = try CapturedProfile(
      arguments.operands("CAPTURE"), arguments, settings, in: surroundings)
    let isCounted = arguments.isGiven("profile") || !arguments.operands("CAPTURE").isEmpty
    let ledger = try LedgerFile(repository, arguments.value("ledger"), in: surroundings).read()
    var answer = FieldAnswer(
      question, versions: known.snapshot.published(question.entry.contract.name.value).sources,
      event: isCounted
        ? KnownContracts.event(of: question.entry, in: seen.profile) ?? EventProfile() : nil,
      ledger: ledger)
    answer.gather(all: arguments.flag("all"))
    let options = options.following(settings)
    var report = options.report(
      "fields",
      summary: answer.rows.isEmpty ? [] : [.init("fields", "fields below", answer.rows.count)],
      findings: FindingSet([]))
    report.headline = answer.headline
    report.details =
      [.init("contract", .string(question.entry.contract.reference))]
      + [.init("field", answer.details(of: answer.subject))]
      + [.init("fields", .array(answer.rows.map(answer.details)))]
    report.passages = [answer.passage]
    report.tables = answer.tables
    var failures = known.failures + seen.failures
    if arguments.flag("ask") {
      do throws(CommandError) {
        let text = try Expert(repository, in: surroundings).map { expert throws(CommandError) in
          try expert.answer(answer.expertQuestion, about: answer.headline)
        }
        report.details.append(.init("answer", .string(text)))
        report.remarks = [text.map { "the expert says: \($0)" } ?? Expert.absence]
      } catch { failures.append(error) }
    }
    report.pace = Report.Pace(elapsed: surroundings.elapsed(), bytes: seen.byteCount)
    return try options.deliver(
      report, failures: failures, interrupted: seen.wasInterrupted,
      in: surroundings)
  }
}
