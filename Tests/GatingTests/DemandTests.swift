import Gating
import Testing

struct DemandCase: Sendable, CustomTestStringConvertible {
  var value: String
  var demand: String
  /// Nil where nobody can tell.
  var computed: Bool?

  var testDescription: String { "\(value) \(demand)" }

  init(_ value: String, _ demand: String, _ computed: Bool?) {
    (self.value, self.demand, self.computed) = (value, demand, computed)
  }

  static let numbers = [
    DemandCase("712", "> 0", true),
    DemandCase("0", "> 0", false),
    DemandCase("-1", "> 0", false),
    DemandCase("0", ">= 0", true),
    DemandCase("-0", "== 0", true),
    DemandCase("3.6935944603476845", "!= 1.0", true),
    DemandCase("1", "!= 1.0", false),
    DemandCase("1.000", "== 1", true),
    DemandCase("1e3", "== 1000", true),
    DemandCase("0.1", "== 0.10000000000000001", false),
    DemandCase("9007199254740993", "> 9007199254740992", true),
    DemandCase("31,744", ">= 31744", true),
    DemandCase("31,744", "> 31,743", true),
    DemandCase("31,744 events", ">= 10000 events", true),
    DemandCase("31,744 events", ">= 10000 games", nil),
    DemandCase("1,5", "> 1", nil),
    DemandCase("85%", "> 80%", true),
    DemandCase("80%", "> 80%", false),
    DemandCase("80.1 %", "> 80", true),
    DemandCase("0.85", "> 80%", nil),
    DemandCase("0", "== 0%", true),
    DemandCase("1.5 s", "< 2000 ms", true),
    DemandCase("90 s", "<= 1 min", false),
    DemandCase("1.5 GB", "< 1500 MB", false),
    DemandCase("1 GiB", "> 1 GB", true),
    DemandCase("5 ms", "< 5 MB", nil),
    DemandCase("1138+", "> 1000", true),
    DemandCase("1138+", "< 2000", nil),
    DemandCase("1138+", "< 1000", false),
    DemandCase("~30", "> 10", nil),
    DemandCase("10k", "== 10000", true),
    DemandCase("2026-01-17", ">= 2026-01-01", true),
    DemandCase("2026-01-17", "< 2026-01-17", false),
    DemandCase("1.10.0", "> 1.9.0", true),
    DemandCase("5", "≥ 5", true),
    DemandCase("5", "≤ 4", false),
    DemandCase("5", "≠ 5", false),
    DemandCase("5", "= 5", true),
    DemandCase("5", "between 1 and 10", true),
    DemandCase("10", "between 1 and 10", true),
    DemandCase("11", "between 1 and 10", false),
    DemandCase("5", "between 1..10", true),
    DemandCase("5", "between [1, 10]", true),
    DemandCase("5", "in 1..10", true),
    DemandCase("0", "in 1..10", false),
    DemandCase("5", "in [1, 5, 9]", true),
    DemandCase("6", "in [1, 5, 9]", false),
    DemandCase("5", "in [1, 10]", nil),
    DemandCase("5", "not in {1, 2, 3}", true),
    DemandCase("2", "not in {1, 2, 3}", false),
    DemandCase("5", "> 0 and < 10", true),
    DemandCase("15", "> 0 and < 10", false),
    DemandCase("5", "between 1 and 10 and != 5", false),
    DemandCase("many", "> 0", nil),
    DemandCase("", "> 0", nil),
    DemandCase("NaN", "> 0", nil),
    DemandCase("99999999999999999999999999999999999999999", "> 0", nil),
  ]

  static let texts = [
    DemandCase("20251227-cc7643caf6624686", "!= \"unknown\"", true),
    DemandCase("unknown", "!= \"unknown\"", false),
    DemandCase("\"unknown\"", "!= unknown", false),
    DemandCase("`unknown`", "== 'unknown'", true),
    DemandCase("Unknown", "== \"unknown\"", false),
    DemandCase("712", "!= \"unknown\"", true),
    DemandCase("712", "== \"712\"", true),
    DemandCase("\"712\"", "== 712", false),
    DemandCase("caf\u{E9}", "== \"cafe\u{301}\"", false),
    DemandCase("BUY", "in {BUY, SELL, SIDEBET}", true),
    DemandCase("HOLD", "in {BUY, SELL, SIDEBET}", false),
    DemandCase("BUY", "in \"BUY\", \"SELL\"", true),
    DemandCase("20251227-cc7643caf6624686", "matches ^[0-9]{8}-[0-9a-f]{16}$", true),
    DemandCase("20251227-cc", "matches /^[0-9]{8}-[0-9a-f]{16}$/", false),
    DemandCase("anything", "exists", true),
    DemandCase("", "exists", false),
    DemandCase("null", "exists", false),
    DemandCase("N/A", "exists", false),
    DemandCase("0", "exists", true),
    DemandCase("true", "== true", true),
    DemandCase("yes", "== true", true),
    DemandCase("false", "!= false", false),
    DemandCase("green", "> 5", nil),
  ]
}

struct DemandTests {
  @Test(arguments: DemandCase.numbers + DemandCase.texts)
  func `a value is judged by its type, exactly, or not at all`(_ example: DemandCase) throws {
    let demand = try Demand(example.demand)
    #expect(demand.judge(ClaimValue(example.value)).computed == example.computed)
  }

  @Test(arguments: ["exceeds 0", "~ 5", "=> 5", "<> 5", "contains x", "is 5", "👍", "=== 5", "!"])
  func `an operator that nobody knows is not guessed at`(_ text: String) {
    #expect {
      try Demand(text)
    } throws: { error in
      if case DemandError.unknownOperator = error { true } else { false }
    }
  }

  @Test(arguments: [
    "", "   ", ">", "> many", "between 1", "between a and b", "in", "in []", "matches",
    "matches (", "exists here", "> 0 and", "not in 1..5",
  ])
  func `what cannot be read says so`(_ text: String) {
    #expect {
      try Demand(text)
    } throws: { error in
      if case DemandError.unknownOperator = error { false } else { true }
    }
  }

  @Test func `a pattern that backtracks without end is given up`() throws {
    let demand = try Demand("matches ^(a+)+(?=b)$")
    let judgement = demand.judge(ClaimValue(String(repeating: "a", count: 200) + "c"))
    #expect(judgement != .holds)
  }

  @Test func `a requirement of any length is read in time`() {
    let long = "> " + String(repeating: "9", count: 100_000)
    let demand = try? Demand(long)
    #expect(demand == nil || demand?.judge(ClaimValue("5")).computed != true)
    let chain = Array(repeating: "> 0", count: 5000).joined(separator: " and ")
    #expect((try? Demand(chain))?.judge(ClaimValue("5")) == .holds)
  }
}
