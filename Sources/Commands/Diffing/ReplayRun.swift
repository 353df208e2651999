import Evolution
import SourceText
import Validation
import Workspace

/// Runs captures past two versions of their contracts and adds up what became of the events.
struct ReplayRun {
  private let inputs: [CaptureOperands.Input]
  private let limits: RecordReader.Limits

  private(set) var outcome: ReplayOutcome
  private(set) var failures: [FileError] = []
  private(set) var byteCount = 0
  private(set) var wasInterrupted = false
  /// The captures whose records are rows.
  private(set) var tables: Set<Int> = []

  init(
    _ inputs: [CaptureOperands.Input], _ plan: ReplayPlan, _ limits: RecordReader.Limits,
    _ workers: Workers, telling progress: ProgressLine?
  ) {
    self.inputs = inputs
    self.limits = limits
    outcome = ReplayOutcome(steps: plan.refusals.subjects.count)
    work(plan, workers, telling: progress)
  }

  private mutating func work(
    _ plan: ReplayPlan, _ workers: Workers, telling progress: ProgressLine?
  ) {
    var feed = CaptureFeed(inputs, limits, telling: progress)
    let result = workers.process(
      feed: { (batch: inout RecordBatch) throws(FileError) -> Bool in feed.fill(&batch) },
      makeState: { ReplayChecker(plan) },
      body: { checker, batch in checker?.check(batch) })
    let examples = plan.refusals.examples
    for checker in result.states {
      guard let checker else { continue }
      outcome.add(checker.finish(), keeping: examples)
    }
    failures = feed.failures
    tables = feed.tables
    byteCount = feed.byteCount
    wasInterrupted = feed.wasInterrupted
    for (fault, place, detail) in feed.faults {
      outcome.records.add(fault, RecordExample(place, detail: detail), keeping: examples)
    }
  }
}

extension ReplayChecker: RecordChecker {}
