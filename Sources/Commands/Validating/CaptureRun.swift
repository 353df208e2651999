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

  mutating func work(_ workers: Workers, telling progress: ProgressLine? = nil) {
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
    let empty = RecordFault(.emptyCapture, "the capture holds no records")
    for capture in feed.read.subtracting(outcome.captures).sorted() {
      outcome.add(empty, RecordExample(.start(of: capture)), keeping: plan.examples)
    }
  }
}
