import Arguments
import Findings
import Gating
import Reports
import SourceText
import Workspace

/// `schema gate ask`: one question about captures, to try it before a gate asks it.
struct GateAskCommand {
  static let spec = CommandSpec(
    "ask", summary: "Ask captures a question, as a gate would.",
    discussion: """
      Questions are count(events), exists(events), max(/data/n), min(/data/n), distinct(/data/id) \
      and validity(contract), each with 'where' and a condition, and what has to come out: \
      'count(events where event = tick and /data/n > 0) >= 1'. A place is a JSON pointer into the \
      record, or 'payload/...' into the event wherever the envelope puts it; '*' is every element. \
      Besides places there are event, contract and time, and 'valid' and 'invalid' as contracts \
      judge.
      """,
    operands: [
      OperandSpec("QUESTION", .one, help: "The question, in quotes."),
      OperandSpec(
        "CAPTURE", .atLeastOne, kind: .path,
        help: "Files, folders, patterns such as '**/*.jsonl', or - for standard input."),
    ],
    options: [
      OptionSpec(
        "jobs", short: "j", takes: .integer("N", 1...256),
        help: "How many threads read captures. Default: one for each processor.")
    ] + ReportOptions.specs,
    examples: [
      .init(
        "schema gate ask 'max(payload/tickCount where event = gameStateUpdate)' captures/",
        "See how far a round went."),
      .init("schema gate ask 'validity(gameStateUpdate) >= 95%' captures/", "Try a bound."),
    ])

  private let arguments: ParsedArguments
  private let surroundings: Surroundings

  init(_ arguments: ParsedArguments, in surroundings: Surroundings) throws(CommandError) {
    self.arguments = arguments
    self.surroundings = surroundings
  }

  func run() throws(CommandError) -> Outcome {
    let text = arguments.operand("QUESTION") ?? ""
    do throws(QueryError) { _ = try Query(text) } catch {
      throw .usage(
        "the question cannot be read: \(error.message), at column \(error.span.start + 1)",
        advice: [error.hint].compactMap { $0 })
    }
    let repository = try Repository(arguments, in: surroundings).reading()
    let options = try ReportOptions(arguments).following(repository.settings.checked())
    let workers = arguments.int("jobs").map { Workers(count: $0) } ?? .onePerProcessor
    let live = try LiveEvidence(
      [text], arguments.operands("CAPTURE"), repository, workers, in: surroundings)
    guard let answer = live.answers.first else {
      guard case .failed(let words) = live.facts[text] else { return .failure }
      throw .setup(words)
    }
    var report = report(answer, live, options)
    report.pace = Report.Pace(elapsed: surroundings.elapsed(), bytes: live.byteCount)
    return try options.deliver(
      report, failures: live.failures, interrupted: live.wasInterrupted, in: surroundings)
  }

  private func report(
    _ answer: QueryAnswer, _ live: LiveEvidence, _ options: ReportOptions
  ) -> Report {
    var report = options.report(
      "gate ask",
      summary: [
        .init("events", "events", answer.events), .init("matched", "matched", answer.matched),
      ], findings: FindingSet([]))
    report.headline = "\(answer.valueText)"
    let isAsked =
      if case .exists = answer.query.aggregate { true } else { answer.query.expectation != nil }
    if isAsked, options.failOn != .never {
      switch answer.holds {
      case true?: break
      case false?: (report.verdict, report.exit) = (.findings, Outcome.findings.rawValue)
      case nil: (report.verdict, report.exit) = (.unknown, Outcome.unknown.rawValue)
      }
    }
    guard case .judged(_, _, let note) = live.facts[answer.query.text] else {
      report.remarks = live.remarks
      report.details = details(answer)
      return report
    }
    report.remarks = [note].compactMap { $0 } + live.remarks
    report.details = details(answer)
    return report
  }

  private func details(_ answer: QueryAnswer) -> [Report.Member] {
    [
      .init("query", .string(answer.query.text)), .init("value", .string(answer.valueText)),
      .init("holds", answer.holds.map { .bool($0) } ?? .null),
    ]
  }
}
