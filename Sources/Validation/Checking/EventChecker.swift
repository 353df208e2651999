import Captures
import JSONText
package import SourceText

/// Checks the events of captures against a plan: one worker's share of the work.
///
/// The fast way decides nearly all; what it cannot tell, and the first few refusals of each cause,
/// are read again exactly.
package final class EventChecker {
  /// Larger records are not read a second time for the words of a finding.
  static let exampleLimit = 16 << 20
  /// Larger records are not read exactly at all: what that takes is many times their size.
  static let exactLimit = 64 << 20

  let plan: CheckPlan
  private let indexer: StructuralIndexer
  let sessions: [ContractSession]
  /// The session of plain documents.
  ///
  /// It is asked for once a batch and handed down: each time that it is taken from its place a
  /// reference is counted, which costs as much as a short record's names.
  private let ofDocuments: ContractSession?
  private var scanner: EnvelopeScanner
  private let clock: RecordClock
  private var routes: RouteCache
  var outcome: CheckOutcome
  var sightings = Sightings()
  private var lastCapture = -1
  private let keepsVerdicts: Bool
  /// What became of each record that was judged since they were last forgotten, in order.
  package private(set) var verdicts: [RecordVerdict] = []

  /// Nil only when memory is short.
  package init?(_ plan: CheckPlan, keepingVerdicts: Bool = false) {
    guard let indexer = StructuralIndexer() else { return nil }
    self.plan = plan
    self.indexer = indexer
    keepsVerdicts = keepingVerdicts
    let sessions = plan.subjects.enumerated().map { number, subject in
      ContractSession(subject, number: number, plan)
    }
    self.sessions = sessions
    ofDocuments = plan.envelope == nil ? sessions.first : nil
    clock = RecordClock(plan.envelope)
    scanner = EnvelopeScanner(plan.envelope ?? Envelope(rules: []), depthLimit: plan.depth)
    routes = RouteCache()
    outcome = CheckOutcome(subjects: plan.subjects.count)
  }

  /// Everything counted so far.
  package func finish() -> CheckOutcome {
    var total = outcome
    for (number, session) in sessions.enumerated() {
      total.subjects[number].add(session.outcome(), keeping: plan.examples)
    }
    return total
  }

  /// What was seen of watched fields since the last call.
  package func takeSightings() -> Sightings {
    defer { sightings = Sightings() }
    return sightings
  }

  /// For those who keep verdicts: they are of one batch, so that memory stays bounded.
  package func forgetVerdicts() { verdicts.removeAll(keepingCapacity: true) }

  func keep(_ session: ContractSession, refuses: Bool, _ place: RecordPlace) {
    guard keepsVerdicts else { return }
    verdicts.append(
      RecordVerdict(offset: place.offset, subject: session.number, isRefused: refuses))
  }

  // MARK: - Batches

  /// Checks whole lines, one record each; `start` is the place of the first byte.
  package func check(lines text: UncheckedBytes, from start: RecordPlace) {
    let index = indexer.soundIndex(text)
    let session = ofDocuments
    var position = 0
    var lineStart = 0
    var place = start
    while lineStart < text.count {
      let lineEnd = text.firstOffset(of: UInt8(ascii: "\n"), from: lineStart) ?? text.count
      place.offset = start.offset + lineStart
      if let index {
        position = check(index, position, lineStart..<lineEnd, place, session)
      } else {
        check(record: text, lineStart..<lineEnd, place)
      }
      place.line += 1
      place.column = 1
      lineStart = lineEnd + 1
    }
  }

  /// Checks values that stand in a text with nothing but white space between them.
  package func check(
    values text: UncheckedBytes, _ ranges: [Range<Int>], from start: RecordPlace
  ) {
    var cursor = RecordCursor(start)
    for range in ranges {
      cursor.advance(to: range.lowerBound, in: text)
      check(record: text, range, cursor.place)
    }
  }

  /// Checks some records of a text where nobody asks for their places: all are told at one.
  package func check(
    records text: UncheckedBytes, _ ranges: [Range<Int>], countedAt place: RecordPlace
  ) {
    for range in ranges { check(record: text, range, place) }
  }

  /// Counts a fault that was found while the capture was cut into records.
  package func add(_ fault: RecordFault, _ example: RecordExample) {
    outcome.malformed += 1
    outcome.add(fault, example, keeping: plan.examples)
  }

  /// Checks one record that stands alone: an element of an array, a document, a line.
  private func check(record text: UncheckedBytes, _ range: Range<Int>, _ place: RecordPlace) {
    let part = text.advanced(by: range.lowerBound, count: range.count)
    if let index = indexer.soundIndex(part) {
      _ = check(index, 0, 0..<range.count, place, ofDocuments)
    } else if !isBlank(text, range) {
      note(place.capture)
      checkCarefully(part, 0..<range.count, place, after: WalkEnd.malformed)
    }
  }

  private func note(_ capture: Int) {
    guard capture != lastCapture else { return }
    outcome.captures.insert(capture)
    lastCapture = capture
  }

  private func isBlank(_ text: UncheckedBytes, _ range: Range<Int>) -> Bool {
    range.allSatisfy {
      text[$0] == 0x20 || text[$0] == 0x09 || text[$0] == 0x0D || text[$0] == 0x0A
    }
  }

  // MARK: - Records

  /// Checks the record in a range of an indexed text; the position of the next record.
  private func check(
    _ index: StructuralIndex, _ first: Int, _ range: Range<Int>, _ place: RecordPlace,
    _ ofDocuments: ContractSession?
  ) -> Int {
    guard first < index.count, index[first] < range.upperBound else { return first }
    note(place.capture)
    let end = checkFast(index, first, range, place, ofDocuments)
    if end >= 0 { return end }
    checkCarefully(index.text, range, place, after: end)
    var next = first
    while next < index.count, index[next] < range.upperBound { next += 1 }
    return next
  }

  private func checkFast(
    _ index: StructuralIndex, _ first: Int, _ range: Range<Int>, _ place: RecordPlace,
    _ ofDocuments: ContractSession?
  ) -> Int {
    if let session = ofDocuments {
      let end = session.walk(index, first, depth: 0)
      return finish(session, index, first, payload: first..<max(first, end), end, range, place)
    }
    switch scanner.open(index, first) {
    case .ended(let end):
      return end
    case .record(let found):
      guard let session = session(index, found) else {
        scanner.skimmer.beginEvent(depth: 0)
        let end = scanner.skimmer.skip(index, first, index.byte(at: first))
        if end < 0 { return end }
        return isEnd(end, index, range)
          ? countUnrouted(index, found, place, end, first) : WalkEnd.malformed
      }
      let end = session.walk(index, first, depth: 0)
      return finish(session, index, first, payload: first..<max(first, end), end, range, place)
    case .whole(let found, let end):
      guard let session = session(index, found) else {
        return isEnd(end, index, range)
          ? countUnrouted(index, found, place, end, first) : WalkEnd.malformed
      }
      // The scanner has been as deep as the payload is.
      let payload = session.walk(index, found.payload, depth: 0)
      return payload < 0
        ? payload
        : finish(session, index, first, payload: found.payload..<payload, end, range, place)
    case .inPlace(let found):
      guard let session = session(index, found) else {
        let payload = scanner.skimmer.skip(index, found.payload, index.byte(at: found.payload))
        if payload < 0 { return payload }
        let end = scanner.close(index, payload)
        if end < 0 { return end }
        return isEnd(end, index, range)
          ? countUnrouted(index, found, place, end, first) : WalkEnd.malformed
      }
      let payload = session.walk(index, found.payload, depth: 1)
      if payload < 0 { return payload }
      let end = scanner.close(index, payload)
      return end < 0
        ? end : finish(session, index, first, payload: found.payload..<payload, end, range, place)
    }
  }

  private func finish(
    _ session: ContractSession, _ index: StructuralIndex, _ record: Int, payload: Range<Int>,
    _ end: Int, _ range: Range<Int>, _ place: RecordPlace
  ) -> Int {
    if end < 0 { return end }
    guard isEnd(end, index, range) else { return WalkEnd.malformed }
    outcome.events += 1
    let ofEnvelope = (scanner.skimmer.unheld, scanner.skimmer.firstUnheld)
    let ofPayload = session.unheldNumbers
    noteNumbers(ofPayload.count > 0 ? ofPayload : ofEnvelope, index.text, range, place)
    if keepsVerdicts { keep(session, refuses: session.hasRefused, place) }
    let time = session.asksForTime ? time(index, record, payload) : nil
    let wanted = session.commit(at: place, time)
    if wanted.examples || wanted.samples, range.count <= Self.exampleLimit {
      explain(index.text, range, place, wanted)
    }
    if session.isWatched {
      session.add(to: &sightings, index, payload: payload.lowerBound, at: place)
    }
    return end
  }

  private func time(
    _ index: StructuralIndex, _ record: Int, _ payload: Range<Int>
  ) -> Int? {
    clock.time(index, record, rule: scanner.favourite, payload: payload)
  }

  /// Whether a record that ended before a position ended where its line does.
  private func isEnd(_ end: Int, _ index: StructuralIndex, _ range: Range<Int>) -> Bool {
    end <= index.count && index[end - 1] < range.upperBound
      && (end == index.count || index[end] >= range.upperBound)
  }

  private func session(_ index: StructuralIndex, _ found: EnvelopeScanner.Found) -> ContractSession?
  {
    let number = routes.subject(index, found.typeStart, found.typeEnd) { plan.subject(of: $0) }
    return number.map { sessions[$0] }
  }

  private func noteNumbers(
    _ numbers: (count: Int, first: Int), _ text: UncheckedBytes, _ range: Range<Int>,
    _ record: RecordPlace
  ) {
    guard numbers.count > 0 else { return }
    var cursor = RecordCursor(record)
    cursor.advance(
      to: numbers.first - range.lowerBound,
      in: text.advanced(by: range.lowerBound, count: range.count))
    outcome.add(.unheldNumber, RecordExample(cursor.place), keeping: plan.examples)
  }

  private func countUnrouted(
    _ index: StructuralIndex, _ found: EnvelopeScanner.Found, _ place: RecordPlace, _ end: Int,
    _ record: Int
  ) -> Int {
    let type = JSONName(index.text.copy(found.typeStart..<found.typeEnd))
    outcome.events += 1
    let time = plan.evidence == .none ? nil : time(index, record, -1..<0)
    outcome.unrouted.count(type, at: place, time, keeping: plan.examples)
    return end
  }
}
