import Captures
import Findings
import Gating
import SourceText
import Validation
import Workspace

/// Asks the questions of gates of captures: each capture is read once for all of them.
struct LiveEvidence {
  /// What came out, by the question as it was written.
  private(set) var facts: [String: QueryFact] = [:]
  private(set) var answers: [QueryAnswer] = []
  private(set) var failures: [CommandError] = []
  private(set) var remarks: [String] = []
  private(set) var byteCount = 0
  private(set) var wasInterrupted = false

  init(
    _ questions: Set<String>, _ captures: [String], _ repository: Repository, _ workers: Workers,
    in surroundings: Surroundings
  ) throws(CommandError) {
    var queries: [Query] = []
    for text in questions.sorted() {
      do throws(QueryError) { queries.append(try Query(text)) } catch {
        facts[text] = .failed(error.words)
      }
    }
    guard !queries.isEmpty else { return }
    let operands = CaptureOperands(captures.map(surroundings.located))
    failures = operands.failures.map(CommandError.file)
    let (plan, knows) = try Self.plan(queries, repository, &failures)
    queries = queries.filter { query in
      guard let unknown = query.condition.namedContracts.first(where: { !knows.contains($0) }),
        query.needsContracts
      else { return true }
      facts[query.text] = .failed("there is no contract '\(unknown)'")
      return false
    }
    run(queries, operands, plan, repository.settings.values.limits, workers, surroundings)
  }

  /// Contracts are made ready only where a question needs them.
  private static func plan(
    _ queries: [Query], _ repository: Repository, _ failures: inout [CommandError]
  ) throws(CommandError) -> (plan: CheckPlan, knows: Set<String>) {
    let settings = repository.settings.values
    guard queries.contains(where: \.needsContracts) else {
      let plan = CheckPlan(
        subjects: [], routes: [:], envelope: settings.envelope, depth: settings.limits.depth)
      return (plan, [])
    }
    let preparation = try CheckPreparation(repository, formats: false, examples: 1)
    failures += preparation.failures
    return (preparation.plan, Set(preparation.plan.subjects.map(\.name)))
  }

  private mutating func run(
    _ queries: [Query], _ operands: CaptureOperands, _ plan: CheckPlan, _ limits: Settings.Limits,
    _ workers: Workers, _ surroundings: Surroundings
  ) {
    let inputs = operands.inputs.sorted {
      $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    }
    let needsVerdicts = queries.contains(where: \.needsVerdicts)
    var feed = CaptureFeed(inputs, limits.reading)
    let result = workers.process(
      feed: { (batch: inout RecordBatch) throws(FileError) -> Bool in feed.fill(&batch) },
      makeState: { LiveWorker(queries, plan, needsVerdicts: needsVerdicts) },
      body: { worker, batch in worker.take(batch) })
    var counts = QueryCounts(queries)
    for worker in result.states { counts.add(worker.runner.finish()) }
    let isWhole =
      feed.failures.isEmpty && feed.faults.isEmpty && !feed.wasInterrupted && failures.isEmpty
    failures += feed.failures.map(CommandError.file)
    failures += feed.faults.map { .setup("\(inputs[$0.place.capture].path): \($0.fault.message)") }
    byteCount = feed.byteCount
    wasInterrupted = feed.wasInterrupted
    answers = counts.answers(isWhole: isWhole)
    for answer in answers {
      let place = answer.place.map {
        "\(surroundings.shown(inputs[$0.capture].path)):\($0.line)"
      }
      facts[answer.query.text] = answer.fact(place)
    }
    note(counts)
  }

  private mutating func note(_ counts: QueryCounts) {
    if counts.malformed > 0 {
      remarks.append("\(counts.malformed) records of the captures are no JSON and were not asked")
    }
    if counts.outside > 0 {
      remarks.append("\(counts.outside) records are in no known envelope and were not asked")
    }
  }
}

/// One worker's questions, and its contracts where they have to judge first.
private final class LiveWorker {
  let runner: QueryRunner
  private let checker: EventChecker?

  init(_ queries: [Query], _ plan: CheckPlan, needsVerdicts: Bool) {
    runner = QueryRunner(queries, plan)
    checker = needsVerdicts ? EventChecker(plan, keepingVerdicts: true) : nil
  }

  func take(_ batch: borrowing RecordBatch) {
    runner.add(malformed: batch.faults.count)
    if let checker {
      checker.forgetVerdicts()
      checker.check(batch)
      runner.expect(checker.verdicts)
    }
    let start = RecordPlace(
      capture: batch.input, line: batch.start.position.line, column: batch.start.position.column,
      offset: batch.start.byteOffset)
    batch.withUncheckedBytes { text in
      switch batch.layout {
      case .lines: runner.take(lines: text, from: start)
      case .array, .documents: runner.take(values: text, batch.elements, from: start)
      }
    }
  }
}

extension QueryError {
  /// What is wrong, where in the question, and what could have been meant.
  var words: String {
    let place = "\(message), at column \(span.start + 1)"
    return hint.map { "\(place); \($0)" } ?? place
  }
}
