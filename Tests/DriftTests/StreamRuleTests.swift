import Captures
import Contracts
import Findings
import JSONText
import SourceText
import Testing
import Validation
import YAMLText

@testable import Drift

/// Runs a contract's stream rules over a few events, as the examples of the rules write them.
///
/// Events of the type `start` belong to a second contract, so that rules can refer to it.
private func findings(_ text: String) throws -> [Finding] {
  let source = "contract: it\nversion: 1.0.0\nowner: o\nschema: {}\n" + text
  let file = ContractFile(SourceFile(path: "it.yaml", bytes: Array(source.utf8)))
  let contract = try #require(file.contract)
  let rules = try contract.stream.map { (rule) throws(StreamRuleFault) in try StreamRule(rule) }
  let plan = StreamPlan(
    [.init(reference: "it@1.0.0", rules: rules), .init(reference: "start@1.0.0", rules: [])],
    subject: { $0 == JSONName("start") ? 1 : nil })
  var judge = StreamJudge(plan, examples: 3)
  let events = try #require(contract.document.root["events"])
  for (number, event) in events.elements.enumerated() {
    var sightings = Sightings()
    let subject = event["event"]?.string == "start" ? 1 : 0
    sightings.add(
      event, watching: plan.watched[subject], of: subject,
      at: RecordPlace(capture: 0, line: number + 1, column: 1, offset: number))
    judge.judge(sightings)
  }
  return StreamFindings(plan, captures: CaptureNames(["c.jsonl"])).findings(of: judge.finish())
}

@Suite struct StreamRuleTests {
  @Test(arguments: StreamRules.all)
  func `the bad example breaks the rule and the good one does not`(_ rule: RuleInfo) throws {
    #expect(try findings(rule.bad).map(\.rule) == [rule.id])
    #expect(try findings(rule.good) == [])
  }

  @Test(arguments: [
    // What is missing is named with its key, and lies between the two events.
    (
      "consecutive, field: /n, within: /g", "{ g: 20250101-ab, n: 1 }, { g: 20250101-ab, n: 5 }",
      ["n 2..4 is missing in g 2025…"]
    ),
    // A late event fills its gap: nothing is missing, the order is wrong.
    (
      "consecutive, field: /n", "{ n: 1 }, { n: 3 }, { n: 2 }, { n: 4 }",
      ["n goes back from 3 to 2"]
    ),
    (
      "consecutive, field: /n", "{ n: 1 }, { n: 5 }, { n: 3 }",
      ["n 2 is missing", "n goes back from 5 to 3"]
    ),
    // A counter that starts anew is told once.
    (
      "consecutive, field: /n", "{ n: 90 }, { n: 0 }, { n: 1 }, { n: 2 }",
      ["n goes back from 90 to 0"]
    ),
    (
      "consecutive, field: /n", "{ n: 5 }, { n: 0 }, { n: 1 }, { n: 2 }",
      ["n goes back from 5 to 0"]
    ),
    ("consecutive, field: /n", "{ n: 1.0 }, { n: 2e0 }, { n: 3 }", []),
    ("consecutive, field: /n", "{ n: 1 }, { n: null }, { m: 1 }, { n: x }, { n: 2 }", []),
    (
      "consecutive, field: /n", "{ n: 9223372036854775807 }, { n: -9223372036854775807 }",
      ["n goes back from 9223372036854775807 to -9223372036854775807"]
    ),
    ("consecutive, field: /a/0/n", "{ a: [{ n: 1 }] }, { a: [{ n: 3 }] }", ["n 2 is missing"]),
    // An event without its key belongs to no stream.
    ("unique, field: /id, within: /g", "{ g: 1, id: a }, { id: a }, { g: null, id: a }", []),
    (
      "unique, field: /id", "{ id: 1 }, { id: 1.0 }, { id: '1' }",
      ["id has a value that came before"]
    ),
    (
      "unique, field: /id, within: [/a, /b]", "{ a: 1, b: 2, id: 0 }, { a: 1, b: 2, id: 0 }",
      ["id has a value that came before in one a, b"]
    ),
    (
      "unique, field: /id, within: /name", "{ name: Jo, id: 0 }, { name: Jo, id: 0 }",
      ["id has a value that came before in one name"]
    ),
    ("increasing, field: /t", "{ t: 1 }, { t: 1 }", ["t stays the same"]),
    ("increasing, field: /t", "{ t: 0.1 }, { t: 10e-2 }", ["t stays the same"]),
    // A text and a number are in no order.
    ("increasing, field: /t", "{ t: 5 }, { t: '4' }", []),
    // It began between two events: any beginning in between explains it, none before.
    (
      "elapsed, field: /e, clock: /t, since: /q", "{ t: 10, q: 0, e: 0 }, { t: 20, q: 1, e: 10 }",
      []
    ),
    (
      "elapsed, field: /e, clock: /t, since: /q", "{ t: 10, q: 0, e: 0 }, { t: 20, q: 1, e: 11 }",
      ["e is 11 at t 20: q was 0 at t 10"]
    ),
    (
      "elapsed, field: /e, clock: /t, since: /q", "{ t: 10, q: 1, e: 4 }, { t: 20, q: 1, e: 13 }",
      ["e is 13 at t 20: expected 14"]
    ),
    // It was closed and opened again in between.
    (
      "elapsed, field: /e, clock: /t, since: /q", "{ t: 10, q: 1, e: 4 }, { t: 20, q: 1, e: 3 }",
      []
    ),
    (
      "elapsed, field: /e, clock: /t, since: /q", "{ t: 10, q: 0.0, e: 3 }",
      ["e is 3 while q is 0"]
    ),
    (
      "elapsed, field: /e, clock: /t, since: /q", "{ t: 10, q: 1, e: -1 }",
      ["e is -1 at t 10: it cannot be below 0"]
    ),
    ("at-most, count: 0", "{ }", ["event 1 of at most 0"]),
  ])
  func `a rule says what is wrong`(
    _ rule: String, _ events: String, _ expected: [String]
  ) throws {
    let found = try findings("stream: [{ rule: \(rule) }]\nevents: [\(events)]\n")
    #expect(found.flatMap { [$0.message.text] } == expected)
  }

  @Test(arguments: [
    ("{ rule: consequtive, field: /n }", "there is no stream rule 'consequtive'", "consecutive"),
    ("{ rule: unique }", "'unique' needs 'field'", nil),
    ("{ rule: unique, field: n }", "'field' is to be a JSON pointer such as '/tick'", nil),
    ("{ rule: unique, field: /n, withn: /a }", "'unique' has no option 'withn'", "within"),
    ("{ rule: at-most, count: x }", "'count' is to be a whole number from 0", nil),
    ("{ rule: at-least, count: 0 }", "'count' is to be a whole number from 1", nil),
    ("{ rule: increasing, field: /n, equal: 1 }", "'equal' is to be true or false", nil),
  ])
  func `a rule that cannot be followed is refused`(
    _ rule: String, _ message: String, _ hint: String?
  ) throws {
    let source = "contract: it\nversion: 1.0.0\nowner: o\nschema: {}\nstream: [\(rule)]\n"
    let file = ContractFile(SourceFile(path: "it.yaml", bytes: Array(source.utf8)))
    let written = try #require(file.contract?.stream.first)
    let fault = #expect(throws: StreamRuleFault.self) { try StreamRule(written) }
    #expect(fault?.message == message)
    #expect(fault?.hint == hint)
  }

  @Test func `the oldest keys are forgotten first, and that is said`() {
    var states = KeyedStates<Int>()
    for number in 0..<KeyedStates<Int>.most { states[Array(String(number).utf8)] = number }
    #expect(!states.hasForgotten)
    states[[0]] = 1
    #expect(states.hasForgotten)
    #expect(states[Array("0".utf8)] == nil)
    #expect(states[Array(String(KeyedStates<Int>.most - 1).utf8)] != nil)
  }
}
