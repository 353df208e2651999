import Captures
import JSONText
package import SourceText
package import Validation

/// Holds the records of captures to two versions of their contracts at once: one worker's share.
///
/// Every record is judged by both versions; those that they disagree about are judged once more,
/// alone, by the version that refuses them, so that its reasons are counted for them only.
package final class ReplayChecker {
  private let plan: ReplayPlan
  private let old: EventChecker
  private let new: EventChecker
  private let refusals: EventChecker
  private let admissions: EventChecker
  private var events: [Int]
  private var refusedBefore: [Int]
  private var migrated: [MigrationOutcome]

  /// Nil only when memory is short.
  package init?(_ plan: ReplayPlan) {
    guard let old = EventChecker(plan.oldVerdicts, keepingVerdicts: true),
      let new = EventChecker(plan.newVerdicts, keepingVerdicts: true),
      let refusals = EventChecker(plan.refusals), let admissions = EventChecker(plan.admissions)
    else { return nil }
    self.plan = plan
    (self.old, self.new, self.refusals, self.admissions) = (old, new, refusals, admissions)
    events = Array(repeating: 0, count: plan.refusals.subjects.count)
    refusedBefore = events
    migrated = Array(repeating: MigrationOutcome(), count: events.count)
  }

  /// Checks whole lines, one record each; `start` is the place of the first byte.
  package func check(lines text: UncheckedBytes, from start: RecordPlace) {
    old.check(lines: text, from: start)
    new.check(lines: text, from: start)
    settle(text, start) { offset in
      offset..<(text.firstOffset(of: UInt8(ascii: "\n"), from: offset) ?? text.count)
    }
  }

  /// Checks values that stand in a text with nothing but white space between them.
  package func check(
    values text: UncheckedBytes, _ ranges: [Range<Int>], from start: RecordPlace
  ) {
    old.check(values: text, ranges, from: start)
    new.check(values: text, ranges, from: start)
    let ends = Dictionary(ranges.map { ($0.lowerBound, $0.upperBound) }) { first, _ in first }
    settle(text, start) { offset in ends[offset].map { offset..<$0 } }
  }

  /// Counts a fault that was found while the capture was cut into records.
  package func add(_ fault: RecordFault, _ example: RecordExample) { old.add(fault, example) }

  /// Everything counted so far.
  package func finish() -> ReplayOutcome {
    var outcome = ReplayOutcome(steps: events.count)
    outcome.records = old.finish()
    let (refused, admitted) = (refusals.finish(), admissions.finish())
    for number in events.indices {
      outcome.steps[number].events = events[number]
      outcome.steps[number].refusedBefore = refusedBefore[number]
      outcome.steps[number].refusals = refused.subjects[number]
      outcome.steps[number].admissions = admitted.subjects[number]
      if trial(number) != nil { outcome.steps[number].migration = migrated[number] }
    }
    return outcome
  }

  /// Counts the verdicts of a batch and asks the refusing side for its reasons.
  private func settle(
    _ text: UncheckedBytes, _ start: RecordPlace, _ range: (_ offset: Int) -> Range<Int>?
  ) {
    var (refused, admitted): ([Range<Int>], [Range<Int>]) = ([], [])
    var next = 0
    for verdict in old.verdicts {
      // Both sides read the same bytes; what only one could judge has no verdict to compare.
      while next < new.verdicts.count, new.verdicts[next].offset < verdict.offset { next += 1 }
      guard next < new.verdicts.count, new.verdicts[next].offset == verdict.offset else { continue }
      let other = new.verdicts[next]
      events[verdict.subject] += 1
      if verdict.isRefused { refusedBefore[verdict.subject] += 1 }
      if !verdict.isRefused, let trial = trial(verdict.subject),
        let range = range(verdict.offset - start.offset)
      {
        migrate(text, range, start, trial, verdict.subject)
      }
      guard verdict.isRefused != other.isRefused,
        let range = range(verdict.offset - start.offset)
      else { continue }
      if other.isRefused { refused.append(range) } else { admitted.append(range) }
    }
    old.forgetVerdicts()
    new.forgetVerdicts()
    if !refused.isEmpty { refusals.check(values: text, refused, from: start) }
    if !admitted.isEmpty { admissions.check(values: text, admitted, from: start) }
  }

  private func trial(_ number: Int) -> MigrationTrial? {
    plan.migrations.indices.contains(number) ? plan.migrations[number] : nil
  }

  /// Reads an event exactly, migrates it, and holds it to the newer version.
  ///
  /// Every event that the older version takes is tried: a step could also break what needs none.
  private func migrate(
    _ text: UncheckedBytes, _ range: Range<Int>, _ start: RecordPlace, _ trial: MigrationTrial,
    _ number: Int
  ) {
    let limits = JSONLimits(depth: plan.refusals.depth)
    let document = try? JSONDocument.read(text.copy(range), limits: limits)
    let event = document.flatMap { payload(of: $0.root) }
    migrated[number].add(
      refusal: event.map { trial.refusal(of: $0) } ?? "it could not be read",
      at: place(of: range.lowerBound, in: text, from: start))
  }

  private func payload(of record: JSONValue) -> JSONValue? {
    guard let envelope = plan.refusals.envelope else { return record }
    return (try? envelope.unwrap(record))?.payload
  }

  private func place(
    of offset: Int, in text: UncheckedBytes, from start: RecordPlace
  ) -> RecordPlace {
    var place = start
    for byte in 0..<offset where text[byte] == UInt8(ascii: "\n") {
      place.line += 1
      place.column = 1
    }
    place.offset += offset
    return place
  }
}
