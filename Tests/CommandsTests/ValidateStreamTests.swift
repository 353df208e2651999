import Commands
import Testing

/// What contracts promise about several events, through `schema validate`.
struct ValidateStreamTests {
  private static let contract = """
    contract: tick
    version: 1.0.0
    owner: o
    stream: [{ rule: consecutive, field: /n, within: /g }]
    schema: { type: object, properties: { n: { type: integer }, g: { type: string } } }

    """

  private static func event(_ number: Int, _ time: Int) -> String {
    #"{"event": "tick", "ts": \#(1_768_000_000 + time), "data": {"g": "20260117-a", "n": \#(number)}}"#
      + "\n"
  }

  @Test(arguments: ["-j1", "-j2", "-j4"])
  func `a gap is named, whatever the number of workers`(_ jobs: String) throws {
    // More than one batch holds, with a hole on either side of a boundary.
    let numbers = Array(1...4_000).filter { ![3, 2_000, 2_001, 3_999].contains($0) }
    let place = try Place([
      "contracts/tick.yaml": Self.contract,
      "c.jsonl": numbers.map { Self.event($0, $0) }.joined(),
    ])
    let run = place.run("validate", "c.jsonl", jobs, "--format", "jsonl")
    #expect(run.outcome == .findings)
    #expect(run.output.split(separator: "\n").count == 1)
    for words in ["EV201", "n 3 is missing in g 2026…", "n 2000..2001 is", "n 3999 is"] {
      #expect(run.output.contains(words), "\(run.transcript)")
    }
  }

  @Test func `a stream goes on from one file to the next in the order of their times`() throws {
    let place = try Place([
      "contracts/tick.yaml": Self.contract,
      "captures/a-later.jsonl": Self.event(3, 3) + Self.event(4, 4),
      "captures/b-earlier.jsonl": Self.event(1, 1) + Self.event(2, 2),
    ])
    #expect(place.run("validate", "captures").outcome == .clean)
    try place.write(Self.event(1, 1), to: "captures/b-earlier.jsonl")
    let run = place.run("validate", "captures")
    #expect(run.output.contains("n 2 is missing in g 2026…"), "\(run.transcript)")
    #expect(run.output.contains("captures/a-later.jsonl:1:1"))
  }

  /// Both ways of reading see the same fields: escaped names and texts, and refused events too.
  @Test func `fields are found however they are written`() throws {
    let place = try Place([
      "contracts/tick.yaml": Self.contract,
      "c.jsonl": #"""
      {"event": "tick", "data": {"x": {"n": 7, "g": []}, "n": 1, "g": "a\"b"}}
      {"event": "tick", "data": {"\u006e": 2, "g": "a\u0022b"}}
      {"event": "tick", "data": {"g": "a\"b", "n": 3, "n2": [{"n": 0}]}}
      {"event": "tick", "data": {"g": "a\"b", "n": 1e1}}

      """#,
    ])
    let run = place.run("validate", "c.jsonl", "--format", "jsonl")
    #expect(run.output.contains("n 4..9 is missing in one g"), "\(run.transcript)")
    #expect(run.output.split(separator: "\n").count { $0.contains("EV20") } == 1)
  }

  @Test func `a rule that cannot be followed is told, and the events are still checked`() throws {
    let place = try Place([
      "contracts/tick.yaml": Self.contract.replacing("consecutive", with: "consequtive"),
      "c.jsonl": #"{"event": "tick", "data": {"n": "x"}}"# + "\n",
    ])
    let run = place.run("validate", "c.jsonl")
    #expect(run.output.contains("CL117"), "\(run.transcript)")
    #expect(run.output.contains("EV102"))
  }

  @Test func `every place is told where that is asked for`() throws {
    let events = [1, 3, 5, 7, 9, 11].map { Self.event($0, $0) }.joined()
    let place = try Place(["contracts/tick.yaml": Self.contract, "c.jsonl": events])
    let run = place.run("validate", "c.jsonl", "--all", "--format", "jsonl")
    #expect(run.output.split(separator: "\n").count == 5, "\(run.transcript)")
  }
}
