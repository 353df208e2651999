import Captures
import Gating
import JSONText
import SourceText
import Testing
import Validation

/// Events without contracts, unless a test judges them itself.
private let plan = CheckPlan(subjects: [], routes: [:], envelope: .standard)

private let capture = """
  {"event": "tick", "ts": "2025-12-12T10:00:00Z", "data": {"n": 1, "game": "a", "list": [{"v": 5}, {"v": 9}]}}
  {"event": "tick", "ts": "2025-12-12T11:00:00Z", "data": {"n": 2.0, "game": "a"}}
  {"event": "tick", "ts": "2025-12-13T00:00:00Z", "data": {"n": 12345678901234567890, "game": "b"}}
  {"event": "trade", "ts": "2025-12-13T01:00:00Z", "data": [{"__trace": true}, {"n": "7", "side": "buy"}]}
  {"event": "connect", "data": null}
  [1, 2]
  not json

  """

private func answer(
  _ text: String, _ lines: String = capture, verdicts: [RecordVerdict] = [], isWhole: Bool = true
) throws -> QueryAnswer {
  let runner = QueryRunner([try Query(text)], plan)
  runner.expect(verdicts)
  take(lines, runner, from: RecordPlace(capture: 0, line: 1, column: 1, offset: 0))
  return try #require(runner.finish().answers(isWhole: isWhole).first)
}

private func take(_ lines: String, _ runner: QueryRunner, from place: RecordPlace) {
  let padded = Array(lines.utf8) + [UInt8](repeating: 0, count: UncheckedBytes.padding)
  padded.withUncheckedBytes { runner.take(lines: $0, from: place) }
}

struct QueryRunnerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String { text }
    var text: String
    var value: String
    var holds: Bool?
    var line: Int?

    init(_ text: String, _ value: String, _ holds: Bool? = nil, line: Int? = nil) {
      (self.text, self.value, self.holds, self.line) = (text, value, holds, line)
    }

    static let all = [
      Case("count(events)", "5", line: 1),
      Case("count(events where event = tick and /data/n > 0) >= 1", "3", true, line: 1),
      Case("count(events where event = tick and /data/n > 1) = 2", "2", true, line: 2),
      Case("count(events where /data/n = 2) = 1", "1", true, line: 2),
      Case("count(events where /data/n = 12345678901234567890) = 1", "1", true, line: 3),
      Case("count(events where /data/n = 12345678901234567891) = 0", "0", true),
      Case("count(events where payload/n = \"7\") = 1", "1", true, line: 4),
      Case("count(events where payload/n = 7) = 0", "0", true),
      Case("count(events where payload/n != 7)", "4", line: 1),
      Case("count(events where not payload/n = 1)", "4", line: 2),
      Case("count(events where /data/1/side = buy)", "1", line: 4),
      Case("count(events where payload = null)", "1", line: 5),
      Case("count(events where time = 2025-12-12) = 2", "2", true, line: 1),
      Case("count(events where time > 2025-12-12)", "2", line: 3),
      Case("count(events where time <= 2025-12-12)", "2", line: 1),
      Case("count(events where /ts >= 2025-12-12T11:00:00Z)", "3", line: 2),
      Case("count(events where time between 2025-12-12 and 2025-12-13)", "4", line: 1),
      Case("count(events where event in (trade, connect))", "2", line: 4),
      Case("count(events where event matches '^t')", "4", line: 1),
      Case("count(events where payload/list/*/v > 8)", "1", line: 1),
      Case("max(payload/list/*/v) = 9", "9", true, line: 1),
      Case("max(/data/n where event = tick) > 1e19", "12345678901234567890", true, line: 3),
      Case("min(/data/n) >= 1", "1", true, line: 1),
      Case("max(/data/nothing) > 0", "none"),
      Case("distinct(event) = 3", "3", true, line: 1),
      Case("distinct(/data/game) >= 3", "2", false, line: 1),
      Case("distinct(payload/n)", "4", line: 1),
      Case("exists(events where event = trade)", "true", true, line: 4),
      Case("exists(events where event = nothing) = false", "false", true),
      Case("validity(events) >= 95%", "none"),
    ]
  }

  @Test(arguments: Case.all)
  func `a question is answered from the events`(_ example: Case) throws {
    let answer = try answer(example.text)
    #expect(answer.valueText == example.value)
    #expect(answer.holds == example.holds)
    #expect(answer.place?.line == example.line)
    #expect(answer.events == 5)
  }

  @Test func `what contracts say of events makes their validity`() throws {
    let starts = capture.utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).reduce(into: [0]) { starts, line in starts.append((starts.last ?? 0) + line.count + 1) }
    let verdicts = (0..<3).map {
      RecordVerdict(offset: starts[$0], subject: 0, isRefused: $0 == 1)
    }
    let share = try answer("validity(events) >= 66%", verdicts: verdicts)
    #expect(share.valueText == "66.66 % (2 of 3)")
    #expect(share.holds == true)
    #expect(share.place?.line == 2)
    #expect(try answer("validity(events) >= 0.67", verdicts: verdicts).holds == false)
    #expect(try answer("count(events where valid) = 2", verdicts: verdicts).holds == true)
    #expect(try answer("count(events where invalid)", verdicts: verdicts).place?.line == 2)
    // Events that nobody judged are neither.
    #expect(try answer("count(events where not valid)", verdicts: verdicts).valueText == "3")
  }

  struct Partial: Sendable, CustomTestStringConvertible {
    var testDescription: String { text }
    var text: String
    var holds: Bool?
  }

  @Test(arguments: [
    Partial(text: "count(events) >= 5", holds: true),
    Partial(text: "count(events) >= 6", holds: nil),
    Partial(text: "count(events) < 5", holds: false),
    Partial(text: "count(events) = 5", holds: nil),
    Partial(text: "count(events) != 4", holds: true),
    Partial(text: "max(/data/n) > 1", holds: true), Partial(text: "max(/data/n) < 1", holds: false),
    Partial(text: "min(/data/n) >= 1", holds: nil),
    Partial(text: "min(/data/n) >= 2", holds: false),
    Partial(text: "min(/data/n) < 2", holds: true),
    Partial(text: "exists(events where event = tick)", holds: true),
    Partial(text: "exists(events where event = none)", holds: nil),
    Partial(text: "validity(events) >= 0%", holds: nil),
  ])
  func `captures that were not read whole decide what more events cannot change`(
    _ example: Partial
  ) throws {
    #expect(try answer(example.text, isWhole: false).holds == example.holds)
  }

  @Test func `captures without events answer nothing`() throws {
    let answer = try answer("count(events where event = tick) = 0", "\n\n[]\n")
    #expect(answer.holds == nil)
    #expect(answer.doubt == "the captures hold no events")
  }

  @Test func `parts add up to the whole in any order`() throws {
    let queries = try Case.all.map { try Query($0.text) }
    let lines = capture.split(separator: "\n").map { $0 + "\n" }
    let whole = QueryRunner(queries, plan)
    var parts: [QueryCounts] = []
    var offset = 0
    for (number, line) in lines.enumerated() {
      let place = RecordPlace(capture: 0, line: number + 1, column: 1, offset: offset)
      let part = QueryRunner(queries, plan)
      take(String(line), part, from: place)
      take(String(line), whole, from: place)
      parts.append(part.finish())
      offset += line.utf8.count
    }
    let expected = whole.finish().answers(isWhole: true)
    for order in [parts, parts.reversed()] {
      var sum = QueryCounts(queries)
      for part in order { sum.add(part) }
      #expect(sum.answers(isWhole: true) == expected)
      #expect(sum.malformed == 1)
      #expect(sum.outside == 1)
    }
  }
}
