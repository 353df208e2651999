import Captures
import Contracts
import Drift
import JSONText
import Schemas
import SourceText
import Validation
import Workspace

/// Drafts contracts from captures, and holds the captures to them before anyone sees them.
///
/// One event in ten is held back: a draft from the others says by it how well it generalises. What
/// is handed over is drawn from all events and takes all of them but listed mistakes.
struct DraftRun {
  private let inputs: [CaptureOperands.Input]
  private let names: [String]
  private let envelope: Envelope?
  private let limits: Settings.Limits
  private let options: DraftOptions
  private let workers: Workers

  private(set) var profile = Profile()
  private(set) var results: [Result] = []
  private(set) var failures: [FileError] = []
  private(set) var wasInterrupted = false

  /// A draft with what became of the events.
  struct Result {
    var contract: DraftedContract
    /// Events that the draft refuses; all of them hold listed mistakes.
    var refused = 0
    /// What the draft had to stop asking for.
    var reliefs: Set<DraftRelief> = []
    /// Whether every refusal is explained by a listed mistake.
    var isSound = true
    var heldBack = 0
    /// Events of those held back that a draft from the others refuses.
    var heldBackRefused = 0
  }

  init(
    _ operands: CaptureOperands, envelope: Envelope?, limits: Settings.Limits,
    options: DraftOptions, workers: Workers, in surroundings: Surroundings
  ) {
    inputs = operands.inputs.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    names = inputs.map { surroundings.shown($0.path) }
    self.envelope = envelope
    self.limits = limits
    self.options = options
    self.workers = workers
  }

  private static let rounds = 4

  mutating func work(isWanted: (JSONName) -> Bool) {
    let (rest, tenth) = profiles()
    let types = Set(rest.types + tenth.types).filter(isWanted).sorted()
    profile = rest
    profile.add(tenth)
    guard !wasInterrupted else { return }
    var drafts = types.map { Result(contract: DraftedContract($0, in: profile, options: options)) }
    let early = types.map { DraftedContract($0, in: rest, options: options) }
    for round in 1...Self.rounds {
      let (all, heldBack) = check(drafts.map(\.contract), early, isFirst: round == 1)
      if round == 1 {
        for (number, seen) in heldBack.enumerated() {
          drafts[number].heldBack = seen.events
          drafts[number].heldBackRefused = seen.invalid
        }
      }
      var isSettled = true
      for number in drafts.indices where number < all.count {
        drafts[number].refused = all[number].invalid
        let contract = drafts[number].contract
        let reliefs = contract.reliefs(
          after: all[number], isLastRound: round >= Self.rounds - 1)
        drafts[number].isSound = reliefs.isEmpty && contract.graph != nil
        guard !reliefs.isSubset(of: drafts[number].reliefs) else { continue }
        isSettled = false
        drafts[number].reliefs.formUnion(reliefs)
        drafts[number].contract = DraftedContract(
          contract.type, in: profile, options: options, reliefs: drafts[number].reliefs)
      }
      if isSettled || wasInterrupted { break }
    }
    results = drafts
  }

  // MARK: - Passes over the captures

  private mutating func profiles() -> (rest: Profile, tenth: Profile) {
    let plans = [ProfilePlan.Share.rest, .tenth].map {
      ProfilePlan(envelope: envelope, captures: names, share: $0, depth: limits.depth)
    }
    var feed = CaptureFeed(inputs, limits.reading)
    let states = workers.process(
      feed: { (batch: inout RecordBatch) throws(FileError) -> Bool in feed.fill(&batch) },
      makeState: { plans.compactMap { Profiler($0) } },
      body: { profilers, batch in for profiler in profilers { profiler.take(batch) } }
    ).states
    failures += feed.failures
    wasInterrupted = feed.wasInterrupted
    var parts = (rest: Profile(), tenth: Profile())
    for state in states where state.count == 2 {
      parts.rest.add(state[0].finish())
      parts.tenth.add(state[1].finish())
    }
    // What cannot be read is counted by both.
    parts.tenth.malformed = 0
    return parts
  }

  /// Holds all events to some drafts, and those held back to others.
  private mutating func check(
    _ drafts: [DraftedContract], _ early: [DraftedContract], isFirst: Bool
  ) -> (all: [SubjectOutcome], heldBack: [SubjectOutcome]) {
    let all = plan(drafts)
    let held = plan(early)
    var feed = CaptureFeed(inputs, limits.reading)
    let states = workers.process(
      feed: { (batch: inout RecordBatch) throws(FileError) -> Bool in feed.fill(&batch) },
      makeState: { (EventChecker(all), isFirst ? EventChecker(held) : nil) },
      body: { checkers, batch in
        checkers.0?.check(batch)
        checkers.1?.check(tenthOf: batch)
      }
    ).states
    wasInterrupted = wasInterrupted || feed.wasInterrupted
    var outcomes = (CheckOutcome(subjects: drafts.count), CheckOutcome(subjects: early.count))
    for state in states {
      if let part = state.0?.finish() { outcomes.0.add(part, keeping: 1) }
      if let part = state.1?.finish() { outcomes.1.add(part, keeping: 1) }
    }
    return (outcomes.0.subjects, outcomes.1.subjects)
  }

  private func plan(_ drafts: [DraftedContract]) -> CheckPlan {
    let subjects = drafts.map { draft in
      CheckPlan.Subject(
        name: draft.draft.name.description, version: nil, graph: draft.graph ?? .everything)
    }
    guard let envelope else {
      return CheckPlan(
        documentsOf: subjects.first
          ?? CheckPlan.Subject(name: "document", version: nil, graph: .everything),
        examples: 1, depth: limits.depth)
    }
    let routes = Dictionary(
      drafts.enumerated().map { ($0.element.type, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    return CheckPlan(
      subjects: subjects, routes: routes, envelope: envelope, examples: 1, depth: limits.depth)
  }
}

extension EventChecker {
  /// Checks the records of a batch that are held back from drafting.
  fileprivate func check(tenthOf batch: borrowing RecordBatch) {
    let start = RecordPlace(
      capture: batch.input, line: batch.start.position.line, column: batch.start.position.column,
      offset: batch.start.byteOffset)
    var ranges: [Range<Int>] = []
    batch.eachRecord { range, _ in ranges.append(range) }
    batch.withUncheckedBytes { text in
      check(values: text, ranges.filter { isInTenth(text, $0) }, from: start)
    }
  }
}

extension SchemaGraph {
  /// Takes every event; stands where a draft cannot be written as a contract, which is told.
  fileprivate static let everything = SchemaGraph(
    nodes: [
      SchemaNode(
        place: SchemaPlace(path: nil, span: .beginning, pointer: ""), dialect: .draft2020,
        resource: 0)
    ], root: ID(0),
    resources: [SchemaResource(uri: "file:///everything", dynamicAnchors: [:])])
}
