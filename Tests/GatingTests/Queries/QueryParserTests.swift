import Gating
import SourceText
import Testing

struct QueryParserTests {
  struct Wrong: Sendable, CustomTestStringConvertible {
    var testDescription: String { text }
    var text: String
    var message: String
    var at: Int
    var hint: String?

    init(_ text: String, _ message: String, at: Int, hint: String? = nil) {
      (self.text, self.message, self.at, self.hint) = (text, message, at, hint)
    }

    static let all = [
      Wrong("", "a question begins with one of count, exists, max, min, distinct, validity", at: 0),
      Wrong(
        "cuont(events)",
        "'cuont' is no question: they are count, exists, max, min, distinct, "
          + "validity", at: 0, hint: "did you mean 'count'?"),
      Wrong("count events", "'(' was expected after count; found 'events'", at: 6),
      Wrong(
        "count(/a)",
        "what is counted are 'events', and which of them comes after 'where'; "
          + "found '/a'", at: 6),
      Wrong(
        "count(events where tick > 0)",
        "'tick' is nothing that an event has here: event, contract, time, payload/..., or a place "
          + "such as /data/tickCount", at: 19, hint: "write '/tick' for a member of the record"),
      Wrong("count(events where /a >)", "a value was expected; found ')'", at: 23),
      Wrong("count(events where /a > x)", "'>' needs a number or a time", at: 24),
      Wrong("count(events where /a = 'x)", "the quote is not closed", at: 24),
      Wrong("count(events) >= many", "'many' is no number", at: 17),
      Wrong("count(events) >= 1 please", "nothing can follow the question; found 'please'", at: 19),
      Wrong("count(events) >= 5%", "only 'validity' answers in percent", at: 17),
      Wrong(
        "validity(tick) >= 95", "a share is held to a percentage or to a fraction of 1", at: 18,
        hint: "write '95%'"),
      Wrong("max(event)", "'max' needs a place with numbers, such as /data/tickCount", at: 4),
      Wrong(
        "exists(events) > 1", "'exists' answers true or false: '= true' and '= false' can follow",
        at: 15),
      Wrong(
        "count(events where time > soon)", "'soon' is no day like 2026-01-17 and no time", at: 26),
      Wrong(
        "count(events where /a matches '(')", "'(' is no regular expression that can be used",
        at: 30),
      Wrong(
        "count(events where /a~2 = 1)", "'/a~2' is no JSON pointer such as /data/tickCount", at: 19),
    ]
  }

  @Test(arguments: Wrong.all)
  func `what cannot be read is told at its place`(_ example: Wrong) {
    do throws(QueryError) {
      _ = try Query(example.text)
      Issue.record("it was read")
    } catch {
      #expect(error.message == example.message)
      #expect(error.span.start == example.at)
      #expect(error.hint == example.hint)
    }
  }

  @Test(arguments: [
    "count(events)", "COUNT( events where event = standard/newTrade )>=1",
    "max(/data/tickCount where event = gameStateUpdate and not (/data/active = false or invalid))",
    "distinct(payload/gameId of events where time between 2025-12-12 and 2025-12-13) = 3",
    "exists(events where exists /data/a~1b) = true", "validity(events where event != x) > 0.9",
    "count(events where \"/data/odd name\" in (1, 'two', null, true)) < 1e3",
    "min(payload/leaderboard/*/pnl) ≥ -1.5", "count(events where payload exists) != 0",
  ])
  func `questions can be written in many ways`(_ text: String) {
    #expect(throws: Never.self) { _ = try Query(text) }
  }

  @Test func `nesting and length are bounded`() {
    let open = String(repeating: "(", count: 1000)
    #expect(throws: QueryError.self) { _ = try Query("count(events where \(open)") }
    let long = "count(events where " + String(repeating: "not ", count: 900) + "valid)"
    #expect(throws: Never.self) { _ = try Query(long) }
    #expect(throws: QueryError.self) {
      _ = try Query("count(events where event = \(String(repeating: "x", count: 5000)))")
    }
  }

  @Test func `no beginning of a question traps`() {
    let text = "max(payload/a/*/b of events where event in (a, 'b') and /c matches \"x\") >= 1.5"
    for end in text.utf8.indices { _ = try? Query(String(text[..<end])) }
  }
}
