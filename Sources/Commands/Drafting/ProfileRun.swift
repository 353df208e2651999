import Captures
import Drift
import SourceText
import Validation
import Workspace

/// Runs captures past the workers and adds up their profiles.
struct ProfileRun {
  private let inputs: [CaptureOperands.Input]
  private let plan: ProfilePlan
  private let limits: RecordReader.Limits

  private(set) var profile = Profile()
  /// Of the records that are held back, where the plan keeps them apart.
  private(set) var held = Profile()
  /// What the events did against contracts, where some were given.
  private(set) var outcome: CheckOutcome?
  private(set) var failures: [FileError] = []
  private(set) var byteCount = 0
  private(set) var wasInterrupted = false
  /// How many lines each capture had that was read to its end.
  private(set) var lineCounts: [Int: Int] = [:]

  /// Captures are read in the order of their names, so that what was first is first everywhere.
  init(
    _ operands: CaptureOperands, envelope: Envelope?, share: ProfilePlan.Share = .all,
    limits: Settings.Limits, in surroundings: Surroundings
  ) {
    inputs = operands.inputsByName
    plan = ProfilePlan(
      envelope: envelope, captures: inputs.map { surroundings.shown($0.path) }, share: share,
      depth: limits.depth)
    self.limits = limits.reading
  }

  /// Captures that have names of their own.
  init(
    _ inputs: [CaptureOperands.Input], named names: [String], _ envelope: Envelope?,
    _ limits: Settings.Limits
  ) {
    self.inputs = inputs
    plan = ProfilePlan(envelope: envelope, captures: names, depth: limits.depth)
    self.limits = limits.reading
  }

  /// Profiles the captures, and holds their events to contracts in the same reading.
  mutating func work(_ workers: Workers, checking contracts: CheckPlan? = nil) {
    let plan = plan
    var feed = CaptureFeed(inputs, limits)
    let result = workers.process(
      feed: { (batch: inout RecordBatch) throws(FileError) -> Bool in feed.fill(&batch) },
      makeState: { (Profiler(plan), contracts.flatMap { EventChecker($0) }) },
      body: { state, batch in
        state.0?.take(batch)
        state.1?.check(batch)
      })
    var outcome = contracts.map { CheckOutcome(subjects: $0.subjects.count) }
    for (profiler, checker) in result.states {
      if let part = profiler?.finish() { profile.add(part) }
      if plan.share == .apart, let part = profiler?.finishHeld() { held.add(part) }
      if let part = checker?.finish() { outcome?.add(part, keeping: contracts?.examples ?? 1) }
    }
    self.outcome = outcome
    failures = feed.failures
    byteCount = feed.byteCount
    lineCounts = feed.lineCounts
    wasInterrupted = feed.wasInterrupted
    for fault in feed.faults where fault.fault.rule == .brokenCompression { profile.malformed += 1 }
  }
}

extension CaptureOperands {
  /// The inputs in the order of their names.
  var inputsByName: [Input] {
    inputs.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}

extension Profiler {
  /// Profiles the records of a batch, whatever its layout.
  func take(_ batch: borrowing RecordBatch) {
    add(malformed: batch.faults.count)
    let start = RecordPlace(
      capture: batch.input, line: batch.start.position.line, column: batch.start.position.column,
      offset: batch.start.byteOffset)
    batch.withUncheckedBytes { text in
      switch batch.layout {
      case .lines: take(lines: text, from: start)
      case .array, .documents: take(values: text, batch.elements, from: start)
      }
    }
  }
}
