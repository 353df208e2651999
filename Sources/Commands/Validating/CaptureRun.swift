import SourceText
import Validation
import Workspace

/// Runs captures past the workers, one after the other, and adds up what they saw.
struct CaptureRun {
  private let inputs: [CaptureOperands.Input]
  private let plan: CheckPlan
  private let limits: RecordReader.Limits
  private let streams: StreamWatch?

  private(set) var outcome: CheckOutcome
  private(set) var failures: [FileError] = []
  private(set) var byteCount = 0
  private(set) var wasInterrupted = false
  /// The captures whose records are rows.
  private(set) var tables: Set<Int> = []
  /// How many lines each capture had that was read to its end.
  private(set) var lineCounts: [Int: Int] = [:]
  /// Captures that were read to their end and hold no record.
  private(set) var empty: Set<Int> = []

  init(
    _ inputs: [CaptureOperands.Input], _ plan: CheckPlan, _ limits: RecordReader.Limits,
    streams: StreamWatch?
  ) {
    self.inputs = inputs
    self.plan = plan
    self.limits = limits
    self.streams = streams
    outcome = CheckOutcome(subjects: plan.subjects.count)
  }

  /// Reads and checks everything; a part of a capture may hold nothing without a word.
  mutating func work(
    _ workers: Workers, telling progress: ProgressLine? = nil, tellingEmpty: Bool = true
  ) {
    let plan = plan
    let streams = streams
    var feed = CaptureFeed(inputs, limits, telling: progress)
    let result = workers.process(
      feed: { (batch: inout RecordBatch) throws(FileError) -> Bool in feed.fill(&batch) },
      makeState: { EventChecker(plan) },
      body: { checker, batch in
        checker?.check(batch)
        streams?.take(checker?.takeSightings() ?? Sightings(), ofBatch: batch.number)
      })
    for checker in result.states {
      guard let checker else { continue }
      outcome.add(checker.finish(), keeping: plan.examples)
    }
    failures = feed.failures
    tables = feed.tables
    byteCount = feed.byteCount
    // A long record may have been left behind without another look at the feed.
    wasInterrupted = feed.wasInterrupted || Interrupt.isRequested
    for (fault, place, detail) in feed.faults {
      outcome.add(fault, RecordExample(place, detail: detail), keeping: plan.examples)
    }
    lineCounts = feed.lineCounts
    empty = feed.read.subtracting(outcome.captures)
    guard tellingEmpty else { return }
    // Where something else is wrong, that is why no record was read.
    let told = Set(feed.faults.map(\.place.capture))
    for capture in empty.subtracting(told).sorted() {
      outcome.addEmpty(capture, keeping: plan.examples)
    }
  }
}

extension CheckOutcome {
  /// Counts a capture without any record.
  mutating func addEmpty(_ capture: Int, keeping limit: Int) {
    add(
      RecordFault(.emptyCapture, "the capture holds no records"),
      RecordExample(.start(of: capture)), keeping: limit)
  }
}
