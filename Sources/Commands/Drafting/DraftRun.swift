import Captures
import Contracts
import Drift
import JSONText
import Schemas
import SourceText
import Validation
import Workspace
import YAMLText

/// Drafts contracts from captures, and holds the captures to them before anyone sees them.
///
/// One event in ten is held back: a draft from the others says by it how well it generalises. What
/// is handed over is drawn from all events and takes all of them but listed mistakes.
struct DraftRun {
  private let inputs: [CaptureOperands.Input]
  private let envelope: Envelope?
  private let limits: Settings.Limits
  private let options: DraftOptions
  private let workers: Workers
  private var reading: ProfileRun

  private(set) var profile = Profile()
  private(set) var results: [Result] = []
  private(set) var nexts: [Next] = []
  private(set) var failures: [FileError] = []
  private(set) var wasInterrupted = false

  /// A draft with what became of the events.
  struct Result {
    var contract: DraftedContract
    /// Events that the draft refuses; all of them hold listed mistakes.
    ///
    /// Nil where no event was checked.
    var refused: Int?
    /// The profile was kept without the words that enums and variants are made of.
    var lacksWords = false
    /// What the draft had to stop asking for.
    var reliefs: Set<DraftRelief> = []
    /// Whether every refusal is explained by a listed mistake.
    var isSound = true
    var heldBack = 0
    /// Events of those held back that a draft from the others refuses.
    var heldBackRefused = 0
  }

  /// A contract that stands, with the draft of its next version.
  struct Next {
    var entry: KnownContracts.Entry
    var draft: NextDraft
    /// Events that the contract refuses as it stands, and that the draft refuses.
    var refusedNow: Int?
    var refused: Int?
    /// Why events are refused that hold no listed mistake.
    var left: [DraftLeftover] = []
  }

  init(
    _ operands: CaptureOperands, envelope: Envelope?, limits: Settings.Limits,
    options: DraftOptions, workers: Workers, in surroundings: Surroundings
  ) {
    inputs = operands.inputsByName
    self.envelope = envelope
    self.limits = limits
    self.options = options
    self.workers = workers
    reading = ProfileRun(
      operands, envelope: envelope, share: .apart, limits: limits, in: surroundings)
  }

  private static let rounds = 4

  /// Drafts from captures: new contracts for the types that are wanted, and the next versions of
  /// those that stand.
  mutating func work(
    _ known: KnownContracts, next: [KnownContracts.Entry] = [], isWanted: (JSONName) -> Bool
  ) {
    let standing = envelope.map { KnownContracts.plan(next, $0, depth: limits.depth) }
    reading.work(workers, checking: next.isEmpty ? nil : standing)
    failures += reading.failures
    wasInterrupted = reading.wasInterrupted
    let rest = reading.profile
    profile = rest
    profile.add(reading.held)
    guard !wasInterrupted else { return }
    draftNext(next, reading.outcome)
    let types = profile.types.filter(isWanted)
    results = types.map { Result(contract: DraftedContract($0, in: profile, options: options)) }
    guard !results.isEmpty || !nexts.isEmpty else { return }
    let early = types.map { DraftedContract($0, in: rest, options: options) }
    settle(early, known)
  }

  /// Drafts from a profile: there are no events to hold the drafts to.
  mutating func work(
    from profile: Profile, next: [KnownContracts.Entry], isWanted: (JSONName) -> Bool
  ) {
    self.profile = profile
    draftNext(next, nil)
    results = profile.types.filter(isWanted).map {
      Result(
        contract: DraftedContract($0, in: profile, options: options),
        lacksWords: profile.events[$0]?.payload.lacksWords ?? false)
    }
  }

  private mutating func draftNext(_ entries: [KnownContracts.Entry], _ outcome: CheckOutcome?) {
    for (number, entry) in entries.enumerated() {
      guard let event = KnownContracts.event(of: entry, in: profile) else { continue }
      let seen = outcome?.subjects[number]
      let draft = NextDraft(
        of: entry.contract, entry.graph, from: event,
        refusals: seen.map { RefusalCounts($0) } ?? RefusalCounts(), options: options)
      nexts.append(Next(entry: entry, draft: draft, refusedNow: seen?.invalid))
    }
  }

  // MARK: - Holding events to drafts

  private mutating func settle(_ early: [DraftedContract], _ known: KnownContracts) {
    let graphs = nexts.map { next in
      next.draft.text.flatMap {
        try? NextVersion.read($0.bytes, of: next.entry, in: known).1
      }
    }
    for round in 1...Self.rounds {
      let (all, heldBack) = check(early, graphs, isFirst: round == 1)
      if round == 1 { noteFirst(all, heldBack, graphs) }
      var isSettled = true
      for number in results.indices where number < all.count {
        isSettled = relieve(number, all[number], isLast: round >= Self.rounds - 1) && isSettled
      }
      if isSettled || wasInterrupted { break }
    }
  }

  /// Takes back what refuses events without reason; whether nothing had to be.
  private mutating func relieve(_ number: Int, _ seen: SubjectOutcome, isLast: Bool) -> Bool {
    results[number].refused = seen.invalid
    let contract = results[number].contract
    let reliefs = contract.reliefs(after: seen, isLastRound: isLast)
    results[number].isSound = reliefs.isEmpty && contract.graph != nil
    guard !reliefs.isSubset(of: results[number].reliefs) else { return true }
    results[number].reliefs.formUnion(reliefs)
    results[number].contract = DraftedContract(
      contract.type, in: profile, options: options, reliefs: results[number].reliefs)
    return false
  }

  private mutating func noteFirst(
    _ all: [SubjectOutcome], _ heldBack: [SubjectOutcome], _ graphs: [SchemaGraph?]
  ) {
    for (number, seen) in heldBack.enumerated() {
      results[number].heldBack = seen.events
      results[number].heldBackRefused = seen.invalid
    }
    for number in nexts.indices {
      guard graphs[number] != nil, all.indices.contains(results.count + number) else { continue }
      let seen = all[results.count + number]
      nexts[number].refused = seen.invalid
      for (key, counted) in seen.causes.sorted(by: { $0.key < $1.key })
      where !nexts[number].draft.isExplained(key.pointer, field: key.field) {
        let words = "'\(key.keyword)' still refuses \(counted.occurrences) values"
        nexts[number].left.append(DraftLeftover(pointer: key.pointer, words: words))
      }
    }
  }

  /// Holds all events to some drafts, and those held back to others.
  private mutating func check(
    _ early: [DraftedContract], _ graphs: [SchemaGraph?], isFirst: Bool
  ) -> (all: [SubjectOutcome], heldBack: [SubjectOutcome]) {
    let all = plan(results.map(\.contract), isFirst ? graphs : [])
    let held = plan(early, [])
    var feed = CaptureFeed(inputs, limits.reading)
    let states = workers.process(
      feed: { (batch: inout RecordBatch) throws(FileError) -> Bool in feed.fill(&batch) },
      makeState: { (EventChecker(all), isFirst && !early.isEmpty ? EventChecker(held) : nil) },
      body: { checkers, batch in
        checkers.0?.check(batch)
        checkers.1?.check(tenthOf: batch)
      }
    ).states
    wasInterrupted = wasInterrupted || feed.wasInterrupted
    var outcomes = (
      CheckOutcome(subjects: all.subjects.count), CheckOutcome(subjects: held.subjects.count)
    )
    for state in states {
      if let part = state.0?.finish() { outcomes.0.add(part, keeping: 1) }
      if let part = state.1?.finish() { outcomes.1.add(part, keeping: 1) }
    }
    return (outcomes.0.subjects, isFirst && !early.isEmpty ? outcomes.1.subjects : [])
  }

  private func plan(_ drafts: [DraftedContract], _ graphs: [SchemaGraph?]) -> CheckPlan {
    var subjects = drafts.map { draft in
      CheckPlan.Subject(
        name: draft.draft.name.description, version: nil, graph: draft.graph ?? .everything)
    }
    guard let envelope else {
      return CheckPlan(
        documentsOf: subjects.first
          ?? CheckPlan.Subject(name: "document", version: nil, graph: .everything),
        examples: 1, depth: limits.depth)
    }
    var routes = Dictionary(
      drafts.enumerated().map { ($0.element.type, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    for (number, graph) in graphs.enumerated() {
      let entry = nexts[number].entry
      for event in entry.events where routes[event] == nil { routes[event] = subjects.count }
      subjects.append(
        CheckPlan.Subject(name: entry.name, version: nil, graph: graph ?? .everything))
    }
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
      check(records: text, ranges.filter { isInTenth(text, $0) }, countedAt: start)
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
