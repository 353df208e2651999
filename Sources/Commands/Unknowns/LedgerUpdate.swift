import Captures
import Drift
import JSONText
import SourceText
import Validation
import Workspace

/// Brings what a run saw into the ledger: each capture once, whoever else is at work.
struct LedgerUpdate {
  private let file: LedgerFile
  private let repository: Repository
  private let preparation: CheckPreparation
  private let today: String
  /// As they were before they were read.
  private var captures: [LedgerCapture]

  private(set) var additions = Ledger.Additions()
  private(set) var didWrite = false
  private(set) var remarks: [String] = []
  /// The ledger as it is now; nil where nobody had to look.
  private(set) var ledger: Ledger?

  /// A capture may change in between as often as this.
  private static let attempts = 5

  init(
    _ file: LedgerFile, _ repository: Repository, _ preparation: CheckPreparation,
    _ captures: [LedgerCapture], in surroundings: Surroundings
  ) {
    self.file = file
    self.repository = repository
    self.preparation = preparation
    self.captures = captures
    today = surroundings.now.day
  }

  /// Adds what the run over all captures saw.
  mutating func add(_ run: LedgerRun) throws(CommandError) {
    let seen = observations(run.outcome, captures)
    guard !seen.isEmpty else { return }
    guard !run.wasInterrupted else {
      remarks.append("the ledger was left as it is, because the run was interrupted")
      return
    }
    for index in captures.indices { captures[index].noteFailures(run.failedPaths) }
    for _ in 0..<Self.attempts {
      let share = try LedgerShare(of: captures, run.outcome, preparation.plan, try file.read())
      if try merge(share, seen, run) { return told(share) }
    }
    throw .setup(
      "the ledger was not updated: it or the captures changed while they were counted",
      advice: ["run it once more when the others are done"])
  }

  /// False when somebody else counted one of the captures in the meantime.
  private mutating func merge(
    _ share: LedgerShare, _ seen: LedgerObservations, _ run: LedgerRun
  ) throws(CommandError) -> Bool {
    let (outcome, captures) = try counted(share, run)
    let news = observations(outcome, captures)
    let contracts = Set(news.entries.keys.map(\.contract))
    let step = LedgerStep(
      news: news, seen: seen, share: share, captures: captures,
      contributors: outcome.contributors(to: preparation.plan)
        .filter { contracts.contains($0.key) },
      day: today)
    // Without anything new, nobody is kept waiting and no folder is made.
    var (ledger, additions) = step.applied(to: share.ledger)
    if ledger != share.ledger {
      var isCurrent = true
      didWrite = try file.update { current throws(CommandError) in
        isCurrent = share.holds(in: current)
        guard isCurrent else { return false }
        (ledger, additions) = step.applied(to: current)
        defer { current = ledger }
        return ledger != current
      }
      guard isCurrent else { return false }
    }
    (self.ledger, self.additions) = (ledger, additions)
    return true
  }

  /// What is counted: all of the run when every capture is new, else another run over those that
  /// are, and over what others have grown by.
  private func counted(
    _ share: LedgerShare, _ run: LedgerRun
  ) throws(CommandError) -> (outcome: CheckOutcome, captures: [LedgerCapture]) {
    if share.isWhole { return (run.outcome, share.captures) }
    let inputs = share.inputs
    guard !inputs.isEmpty else {
      return (CheckOutcome(subjects: preparation.plan.subjects.count), [])
    }
    return (try run.recount(inputs), inputs)
  }

  /// Types of events whose contract is there and broken are no unknowns.
  private func observations(
    _ outcome: CheckOutcome, _ captures: [LedgerCapture]
  ) -> LedgerObservations {
    var observations = LedgerObservations(
      outcome, of: preparation.plan, captures: captures.map(\.name))
    observations.entries = observations.entries.filter {
      $0.key.kind != .event || !preparation.claimedTypes.contains($0.key.place.path)
    }
    return observations
  }

  private mutating func told(_ share: LedgerShare) {
    remarks += share.remarks
    if let variable = file.overriding {
      remarks.append("the ledger lies where '\(variable)' says, not 'data_dir'")
    }
    if additions.collapsed > 0 {
      remarks.append(
        "\(additions.collapsed) unknowns have no entry of their own: there are too many names at "
          + "their places")
    }
    guard didWrite else { return }
    remarks.append("ledger: \(file.shown) updated, " + words)
  }

  private var words: String {
    let (new, counted) = (additions.new.count, additions.counted.count)
    if new == 0 { return "\(counted) counted on" }
    return "\(new) new" + (counted > 0 ? ", \(counted) counted on" : "")
  }
}

/// What a run over captures saw, and how some of them are counted by themselves.
struct LedgerRun {
  var outcome: CheckOutcome
  var failedPaths: Set<String>
  var wasInterrupted = false
  /// Counts some captures anew, which get the numbers that they have among these.
  var recount: (_ captures: [LedgerCapture]) throws(CommandError) -> CheckOutcome
}

/// What a run adds to a ledger, which may be another one by the time it is locked.
private struct LedgerStep {
  /// Of captures that are counted.
  var news: LedgerObservations
  /// Of all captures.
  var seen: LedgerObservations
  var share: LedgerShare
  /// The captures that are counted.
  var captures: [LedgerCapture]
  /// By their numbers among these.
  var contributors: [JSONName: Set<Int>]
  var day: String

  func applied(to ledger: Ledger) -> (ledger: Ledger, additions: Ledger.Additions) {
    var ledger = ledger
    var additions = ledger.add(news, .counting)
    if let others = share.adding {
      additions.new.formUnion(ledger.add(seen, others).new)
    }
    for (number, capture) in captures.enumerated() {
      let places = Set(contributors.filter { $0.value.contains(number) }.map(\.key))
      if !places.isEmpty { capture.remember(in: &ledger, for: places, on: day) }
    }
    return (ledger, additions)
  }
}
