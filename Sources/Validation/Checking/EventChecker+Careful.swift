import Captures
import JSONText
import SourceText

/// Records that are read exactly: what the fast way cannot tell, and the first of each cause.
extension EventChecker {
  func checkCarefully(
    _ text: UncheckedBytes, _ range: Range<Int>, _ place: RecordPlace, after end: Int
  ) {
    guard range.count <= Self.exactLimit else {
      add(end == WalkEnd.malformed ? .longAndMalformed : .longAndUndecided, RecordExample(place))
      return
    }
    read(text, range, place) { session, payload, record in
      keep(session, refuses: session.judge(payload, record), record.place)
      guard !session.subject.watched.isEmpty else { return }
      sightings.add(
        payload, watching: session.subject.watched, of: session.number, at: record.place)
    }
  }

  /// Larger records are no samples of what is unknown.
  private static let sampleLimit = 256 << 10

  func explain(
    _ text: UncheckedBytes, _ range: Range<Int>, _ place: RecordPlace, _ wanted: EventTally.Wanted
  ) {
    let bytes = text.copy(range)
    guard let document = try? JSONDocument.read(bytes, limits: JSONLimits(depth: plan.depth)) else {
      return
    }
    var record = CarefulRecord(place: place, document: document, bytes: bytes)
    guard let envelope = plan.envelope else {
      sessions[0].explain(document.root, record)
      return
    }
    guard let event = try? envelope.unwrap(document.root),
      let number = plan.subject(of: event.type)
    else { return }
    record.isOnlyTrace = event.isOnlyTrace
    if wanted.examples { sessions[number].explain(event.payload, record) }
    if wanted.samples, range.count <= Self.sampleLimit {
      sessions[number].sample(event.payload, place)
    }
  }

  private func read(
    _ text: UncheckedBytes, _ range: Range<Int>, _ place: RecordPlace,
    _ body: (ContractSession, JSONValue, CarefulRecord) -> Void
  ) {
    let bytes = text.copy(range)
    do throws(JSONError) {
      let document = try JSONDocument.read(bytes, limits: JSONLimits(depth: plan.depth))
      let record = CarefulRecord(place: place, document: document, bytes: bytes)
      outcome.events += 1
      if let offset = document.firstUnheldNumber {
        outcome.add(
          .unheldNumber, RecordExample(record.place(of: offset)), keeping: plan.examples)
      }
      unwrap(record, body)
    } catch {
      outcome.malformed += 1
      let record = CarefulRecord(place: place, document: .empty, bytes: bytes)
      let example = RecordExample(
        record.place(of: error.offset), detail: error.recordDetail { record.place(of: $0).column })
      outcome.add(error.recordFault, example, keeping: plan.examples)
    }
  }

  private func unwrap(
    _ record: CarefulRecord, _ body: (ContractSession, JSONValue, CarefulRecord) -> Void
  ) {
    guard let envelope = plan.envelope else {
      body(sessions[0], record.document.root, record)
      return
    }
    do throws(EnvelopeFault) {
      let event = try envelope.unwrap(record.document.root)
      let time = plan.evidence == .none ? nil : event.time.flatMap { EventTime($0)?.milliseconds }
      guard let number = plan.subject(of: event.type) else {
        outcome.unrouted.count(event.type, at: record.place, time, keeping: plan.examples)
        return
      }
      var record = record
      record.time = time
      record.isOnlyTrace = event.isOnlyTrace
      body(sessions[number], event.payload, record)
    } catch {
      outcome.add(
        error.recordFault, RecordExample(record.place, detail: error.recordDetail),
        keeping: plan.examples)
    }
  }
}
