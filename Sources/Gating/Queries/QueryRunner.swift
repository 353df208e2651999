import Captures
import JSONText
package import SourceText
package import Validation

/// Asks questions of the events of captures: one worker's share of the work.
package final class QueryRunner {
  /// Larger records are not read exactly: what that takes is many times their size.
  private static let longestRecord = 64 << 20

  private let plan: CheckPlan
  private let queries: [Query]
  private var counts: QueryCounts
  /// What became of the records of this batch, by their first byte.
  private var verdicts: [Int: RecordVerdict] = [:]

  package init(_ queries: [Query], _ plan: CheckPlan) {
    self.queries = queries
    self.plan = plan
    counts = QueryCounts(queries)
  }

  package func finish() -> QueryCounts { counts }

  /// Takes what contracts said of the batch that comes next.
  package func expect(_ verdicts: [RecordVerdict]) {
    self.verdicts.removeAll(keepingCapacity: true)
    for verdict in verdicts { self.verdicts[verdict.offset] = verdict }
  }

  /// Faults that were found while the capture was cut into records.
  package func add(malformed count: Int) { counts.malformed += count }

  /// Takes whole lines, one record each; `start` is the place of the first byte.
  package func take(lines text: UncheckedBytes, from start: RecordPlace) {
    var place = start
    var offset = 0
    while offset < text.count {
      let end = text.firstOffset(of: UInt8(ascii: "\n"), from: offset) ?? text.count
      place.offset = start.offset + offset
      take(text, offset..<end, place)
      place.line += 1
      place.column = 1
      offset = end + 1
    }
  }

  /// Takes values that stand in a text with nothing but white space between them.
  package func take(values text: UncheckedBytes, _ ranges: [Range<Int>], from start: RecordPlace) {
    var cursor = RecordCursor(start)
    for range in ranges {
      cursor.advance(to: range.lowerBound, in: text)
      take(text, range, cursor.place)
    }
  }

  private func take(_ text: UncheckedBytes, _ range: Range<Int>, _ place: RecordPlace) {
    guard range.contains(where: { text[$0] > 0x20 }) else { return }
    let limits = JSONLimits(depth: plan.depth)
    guard range.count <= Self.longestRecord,
      let document = try? JSONDocument.read(text.copy(range), limits: limits)
    else {
      counts.malformed += 1
      return
    }
    take(document.root, place)
  }

  private func take(_ record: JSONValue, _ place: RecordPlace) {
    let envelope = plan.envelope ?? Envelope(rules: [])
    guard let event = try? envelope.unwrap(record) else {
      counts.outside += 1
      return
    }
    counts.events += 1
    let number = plan.subject(of: event.type)
    let queried = QueriedEvent(
      record: record, event: event, contract: number.map { plan.subjects[$0].name },
      isRefused: verdicts[place.offset]?.isRefused, place: place)
    for (index, query) in queries.enumerated() {
      counts.tallies[index].take(queried, query.aggregate, query.condition.holds(for: queried))
    }
  }
}

/// What questions came to over some of the captures; parts add up in any order.
package struct QueryCounts: Sendable {
  package let queries: [Query]
  package internal(set) var events = 0
  /// Records that are in no known envelope.
  package internal(set) var outside = 0
  /// Records that are no JSON, or too large.
  package internal(set) var malformed = 0
  var tallies: [QueryTally]

  package init(_ queries: [Query]) {
    self.queries = queries
    tallies = queries.map { _ in QueryTally() }
  }

  package mutating func add(_ other: QueryCounts) {
    events += other.events
    outside += other.outside
    malformed += other.malformed
    for index in tallies.indices where index < other.tallies.count {
      tallies[index].add(other.tallies[index], queries[index].aggregate)
    }
  }

  /// The answers, in the order of the questions.
  ///
  /// Where captures could not be read to their end, an answer still decides what more events could
  /// not change.
  package func answers(isWhole: Bool) -> [QueryAnswer] {
    zip(queries, tallies).map { query, tally in
      QueryAnswer(query, tally, events: events, isWhole: isWhole)
    }
  }
}
