import Arguments
import Contracts
import Drift
import Findings
import JSONText
import Reports

/// `schema unknown ask`: an expert says what an unknown means, or the questions are listed.
struct UnknownQuestion {
  static let spec = CommandSpec(
    "ask", summary: "Ask the configured expert what an unknown means.",
    discussion: """
      The program of 'expert.command' in 'schema.yaml' is run for each open question, without a \
      shell. It reads the question as JSON from standard input and writes its answer, a text, to \
      standard output. Without a program the open questions are listed.
      """,
    operands: [EntrySelection.operand],
    options: EntrySelection.filters + [
      OptionSpec("again", help: "Ask also what was answered before.")
    ], sharedOptions: ReportOptions.specs,
    examples: [
      .init("schema unknown ask", "Ask everything that is open."),
      .init("schema unknown ask --again gameStateUpdate /tickCount", "Ask one thing once more."),
    ])

  private let context: UnknownContext

  init(_ context: UnknownContext) { self.context = context }

  func run() throws(CommandError) -> Outcome {
    let open = try EntrySelection(context.arguments).entries(of: try context.file.read())
      .filter(isOpen)
    guard let expert = Expert(context.repository, in: context.surroundings) else {
      return try list(open)
    }
    var answers: [LedgerKey: String] = [:]
    var failures: [CommandError] = []
    for (key, entry) in open {
      do throws(CommandError) {
        answers[key] = try expert.answer(question(key, entry), about: key.description)
      } catch {
        failures.append(error)
        // A program that cannot be run will not be found for the next question either.
        if answers.isEmpty { break }
      }
    }
    if !answers.isEmpty { try store(answers) }
    var report = context.options.report(
      "unknown",
      summary: [
        .init("answered", "answered", answers.count),
        .init("open", "open", open.count - answers.count),
      ], findings: FindingSet([]))
    report.remarks = answers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    return try context.options.deliver(report, failures: failures, in: context.surroundings)
  }

  private func isOpen(_ key: LedgerKey, _ entry: LedgerEntry) -> Bool {
    guard context.arguments.flag("again") || entry.review.answer == nil else { return false }
    switch entry.review.state {
    case .new, .acknowledged, .planned: return true
    case .ignored, .rejected, .promoted: return false
    }
  }

  private func list(_ open: [(key: LedgerKey, entry: LedgerEntry)]) throws(CommandError) -> Outcome
  {
    var report = context.options.report(
      "unknown", summary: [.init("open", "open", open.count)], findings: FindingSet([]))
    report.details = [.init("questions", .array(open.map { question($0.key, $0.entry) }))]
    if !open.isEmpty {
      report.tables = [
        Report.Table(
          columns: [.init("entry"), .init("question")],
          rows: open.map { [$0.key.description, words($0.key, $0.entry)] })
      ]
    }
    report.remarks = [Expert.absence]
    return try context.options.deliver(report, in: context.surroundings)
  }

  private func words(_ key: LedgerKey, _ entry: LedgerEntry) -> String {
    let type = entry.typeWords.isEmpty ? "" : " (\(entry.typeWords))"
    return "what does \(key.kind.words) '\(key.path)'\(type) mean, seen in \(entry.eventWords)?"
  }

  /// What the program is told: the entry as `list --format json` has it, and the question.
  private func question(_ key: LedgerKey, _ entry: LedgerEntry) -> Report.Value {
    guard case .object(let members) = details(of: key, entry) else { return .null }
    return Expert.question(words(key, entry), members)
  }

  private func store(_ answers: [LedgerKey: String]) throws(CommandError) {
    let today = context.surroundings.today
    _ = try context.file.update { ledger throws(CommandError) in
      for (key, text) in answers { ledger[key]?.review.answer = LedgerAnswer(text, on: today) }
      return true
    }
  }
}
