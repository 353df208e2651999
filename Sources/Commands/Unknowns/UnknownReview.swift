import Arguments
import Contracts
import Drift
import Findings
import Reports
import Workspace

/// `schema unknown accept`, `ignore` and `reject`: what somebody decides.
struct UnknownReview {
  private static let common = [
    EntrySelection.all,
    OptionSpec("by", takes: .text("NAME"), help: "Who decides. Default: git's 'user.name'."),
    OptionSpec("note", takes: .text("TEXT"), help: "What others should know."),
  ]

  static let acceptSpec = CommandSpec(
    "accept", summary: "Take an unknown as it is for now.",
    operands: [EntrySelection.operand],
    options: EntrySelection.filters + common + [
      OptionSpec("planned", help: "A contract will say it.")
    ], sharedOptions: ReportOptions.specs,
    examples: [
      .init("schema unknown accept newTrade /slippage", "Somebody has looked."),
      .init("schema unknown accept --planned --all --contract newTrade", "Plan all of a contract."),
    ])

  static let ignoreSpec = CommandSpec(
    "ignore", summary: "Ignore an unknown until a day.",
    operands: [EntrySelection.operand],
    options: EntrySelection.filters + common + [
      OptionSpec("reason", takes: .text("TEXT"), help: "Why; it must be given."),
      OptionSpec(
        "expires", takes: .text("DAY"),
        help: "The last day it is ignored, or 'never'; it must be given."),
    ], sharedOptions: ReportOptions.specs,
    examples: [
      .init(
        "schema unknown ignore newTrade /trace --reason 'debug build' --expires 2026-12-31",
        "Look again next year.")
    ])

  static let rejectSpec = CommandSpec(
    "reject", summary: "Say that an unknown must not be there.",
    operands: [EntrySelection.operand],
    options: EntrySelection.filters + common + [
      OptionSpec("reason", takes: .text("TEXT"), help: "Why; it must be given.")
    ], sharedOptions: ReportOptions.specs,
    examples: [
      .init(
        "schema unknown reject newTrade /password --reason 'a secret'", "Whoever sends it stops.")
    ])

  private let context: UnknownContext

  init(_ context: UnknownContext) { self.context = context }

  private var arguments: ParsedArguments { context.arguments }

  func run() throws(CommandError) -> Outcome {
    let selection = try EntrySelection(arguments)
    let decision = try decision()
    var keys: [LedgerKey] = []
    let all = arguments.flag("all")
    _ = try context.file.update { ledger throws(CommandError) in
      keys = try selection.chosen(of: ledger, all: all)
      for key in keys { ledger[key]?.review.decide(decision) }
      return true
    }
    var report = context.options.report(
      "unknown", summary: [.init("decided", decision.state.rawValue, keys.count)],
      findings: FindingSet([]))
    report.remarks = keys.map { "\($0): \(decision.summary)" }
    return try context.options.deliver(report, in: context.surroundings)
  }

  private func decision() throws(CommandError) -> LedgerReview {
    var review = LedgerReview()
    switch arguments.command.last {
    case Self.ignoreSpec.name:
      review.state = .ignored
      review.expires = try expiry()
    case Self.rejectSpec.name: review.state = .rejected
    default: review.state = arguments.flag("planned") ? .planned : .acknowledged
    }
    review.reason = arguments.value("reason")
    if review.reason == nil, review.state == .ignored || review.state == .rejected {
      throw .usage(
        "'--reason' is missing", advice: ["whoever meets the decision wants to know why"])
    }
    review.note = arguments.value("note")
    review.reviewer = reviewer(arguments, context.repository, in: context.surroundings)
    review.reviewed = context.surroundings.today
    return review
  }

  private func expiry() throws(CommandError) -> Day? {
    guard let word = arguments.value("expires") else {
      throw .usage("'--expires' is missing", advice: ["a day like 2026-12-31, or 'never'"])
    }
    if word == "never" { return nil }
    guard let day = Day(word) else { throw .usage("'\(word)' is no day like 2026-01-17") }
    if let today = context.surroundings.today, day < today {
      throw .usage("'\(word)' is over already")
    }
    return day
  }
}

extension LedgerReview {
  /// Takes a decision over; what others noted and the expert said stays.
  fileprivate mutating func decide(_ decision: LedgerReview) {
    let (note, answer) = (self.note, self.answer)
    self = decision
    self.note = decision.note ?? note
    self.answer = answer
  }
}

/// Who decides: the one who is named, else the one whom git knows here.
func reviewer(
  _ arguments: ParsedArguments, _ repository: Repository, in surroundings: Surroundings
) -> String? {
  if let name = arguments.value("by") { return name }
  for variable in ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"] {
    if let name = surroundings.environment[variable], !name.isEmpty { return name }
  }
  let said = try? repository.git(in: surroundings).run(["config", "user.name"])
  let name = String(decoding: said?.prefix { $0 != UInt8(ascii: "\n") } ?? [], as: UTF8.self)
  if !name.isEmpty { return name }
  return surroundings.environment["USER"]
}
