import Arguments
import Drift
import Findings
import Reports
import Validation
import Workspace

/// What `schema validate` does with the ledger: adds what it saw, and holds findings to reviews.
struct ValidateLedger {
  static let options = [
    LedgerFile.option,
    OptionSpec("no-ledger", help: "Leave the ledger of unknowns as it is."),
    OptionSpec(
      "since", takes: .text("REF"),
      help: """
        Let only those unknowns fail that the ledger did not hold where HEAD and REF part; \
        refused values and types that it held become warnings.
        """),
  ]

  private let repository: Repository
  private let file: LedgerFile
  private let since: String?
  private let base: Ledger?
  private let isKept: Bool
  private let stopsUnknown: Bool

  /// Nil where plain documents are checked.
  init?(
    _ arguments: ParsedArguments, _ options: ReportOptions, _ repository: Repository?,
    in surroundings: Surroundings
  ) throws(CommandError) {
    guard let repository else {
      for option in ["ledger", "since"] where arguments.isGiven(option) {
        throw .usage("'--schema' checks plain documents, and '--\(option)' is about contracts")
      }
      return nil
    }
    guard !(arguments.flag("no-ledger") && arguments.isGiven("ledger")) else {
      throw .usage("'--ledger' and '--no-ledger' exclude each other")
    }
    self.repository = repository
    file = LedgerFile(repository, arguments.value("ledger"), in: surroundings)
    isKept = !arguments.flag("no-ledger")
    stopsUnknown = options.failOn == .unknown
    since = arguments.value("since")
    let (file, reference) = (file, since)
    base = try reference.map { reference throws(CommandError) in
      try file.ledger(since: reference, of: repository, in: surroundings)
    }
  }

  /// What the check must keep of unknowns.
  static func evidence(
    _ repository: Repository, _ arguments: ParsedArguments
  ) -> CheckPlan.Evidence {
    if arguments.flag("no-ledger") { return .none }
    return repository.settings.values.ledgerValues ? .values : .shapes
  }

  /// A ledger that is to be brought up to date by a run that begins now.
  func update(
    _ preparation: CheckPreparation, _ inputs: [CaptureOperands.Input],
    in surroundings: Surroundings
  ) -> LedgerUpdate? {
    update(
      preparation, inputs.map { LedgerCapture($0, repository, in: surroundings) },
      in: surroundings)
  }

  /// The same where captures were read elsewhere.
  func update(
    _ preparation: CheckPreparation, _ captures: [LedgerCapture], in surroundings: Surroundings
  ) -> LedgerUpdate? {
    guard isKept else { return nil }
    return LedgerUpdate(file, repository, preparation, captures, in: surroundings)
  }

  /// A capture that was read elsewhere, as the ledger knows it.
  func capture(_ part: MergedCapture, in surroundings: Surroundings) -> LedgerCapture {
    LedgerCapture(
      told: part.digest, bytes: part.size, hasFailed: !part.failures.isEmpty,
      part.isStream ? .standardInput : .file(surroundings.located(part.name)), repository,
      in: surroundings)
  }

  /// Findings as reviews and the drift gate want them.
  func applied(
    to findings: FindingSet, _ update: LedgerUpdate?, in surroundings: Surroundings
  ) throws(CommandError) -> FindingSet {
    guard findings.findings.contains(where: { $0.isOfUnknown }) else { return findings }
    let ledger: Ledger
    if let known = update?.ledger { ledger = known } else { ledger = try file.read() }
    let gate = LedgerGate(
      ledger: ledger, base: base, since: since, today: surroundings.today,
      stopsUnknown: stopsUnknown)
    return gate.applied(to: findings)
  }

  /// What programs are told.
  func details(_ update: LedgerUpdate?) -> [Report.Member] {
    guard let update else { return [] }
    let members = [
      Report.Member("path", .string(file.shown)), .init("updated", .bool(update.didWrite)),
      .init("new", .int(update.additions.new.count)),
      .init("counted", .int(update.additions.counted.count)),
    ]
    return [.init("ledger", .object(members))]
  }
}
