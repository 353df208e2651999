import Commands
import TestSupport
import Testing

/// Contracts that are drafted from captures.
struct DraftCommandTests {
  @Test(arguments: ["2025-12-06-style", "2025-12-12-style", "own-client", "recorder-style"])
  func `drafts of fixtures are as they are kept`(_ name: String) throws {
    let place = try Place()
    let path = "Fixtures/captures/good/\(name).jsonl"
    try place.write(try #require(PackageFiles.text(path)), to: "\(name).jsonl")
    let run = place.run("draft", "\(name).jsonl", "--explain")
    expectGolden(run.transcript, "drafts/\(name).yaml")
  }

  @Test func `a mistake does not widen a type, and is told`() throws {
    var lines = (0..<60).map { Self.line(#"{"n": \#($0), "s": "x"}"#) }
    lines[30] = Self.line(#"{"n": "thirty", "s": "x"}"#)
    let place = try Place(["c.jsonl": lines.joined()])
    let run = place.run("draft", "c.jsonl")
    #expect(run.outcome == .clean)
    #expect(
      run.output.contains(
        "left out as a mistake: /n was string in 1 of 60 (c.jsonl:31), elsewhere integer"))
    #expect(run.output.contains("n:\n      type: integer\n"))
    #expect(run.output.contains("1 with mistakes do not fit, all others do"))
  }

  @Test func `numbers are whole only where they are whole by nature`() throws {
    let lines = (0..<40).map {
      Self.line(
        #"{"tick": \#($0), "amount": \#($0 % 5), "fee": 0, "p": {"x": \#($0)}, "q": {"x": 0.5}}"#)
    }
    let run = try Place(["c.jsonl": lines.joined()]).run("draft", "c.jsonl")
    #expect(run.output.contains("tick:\n      type: integer"))
    #expect(run.output.contains("amount:\n      type: number"))
    #expect(run.output.contains("fee:\n      type: number"))
    #expect(!run.output.contains("x:\n          type: integer"))
  }

  @Test func `an enum needs more than a few events`() throws {
    func draft(_ count: Int, _ odd: String? = nil) throws -> String {
      var lines = (0..<count).map { Self.line(#"{"side": "\#($0 % 2 == 0 ? "buy" : "sell")"}"#) }
      if let odd { lines.append(Self.line(#"{"side": "\#(odd)"}"#)) }
      return try Place(["c.jsonl": lines.joined()]).run("draft", "c.jsonl").output
    }
    #expect(try draft(40).contains("enum: [buy, sell]"))
    #expect(!(try draft(6).contains("enum")))
    #expect(!(try draft(40, "hold").contains("enum")))
  }

  @Test func `tuples, maps and lists are told apart`() throws {
    let lines = (0..<30).map {
      Self.line(
        ##"{"pair": ["k\##($0)", \##($0)], "list": [1, 2.5], "map": {"\##($0)": {"v": 1.5}}}"##)
    }
    let run = try Place(["c.jsonl": lines.joined()]).run("draft", "c.jsonl")
    #expect(run.output.contains("prefixItems:\n        - type: string\n        - type: integer"))
    #expect(run.output.contains("list:\n      type: array\n      items:\n        type: number"))
    #expect(run.output.contains("map:\n      type: object\n      additionalProperties:"))
  }

  @Test func `what stands is not replaced unless asked for`() throws {
    let place = try Place([
      "c.jsonl": Self.line("{}"), "contracts/e.yaml": "contract: other\n", "schema.yaml": "",
    ])
    #expect(place.run("draft", "c.jsonl", "--write").outcome == .failure)
    #expect(place.text("contracts/e.yaml") == "contract: other\n")
    #expect(place.run("draft", "c.jsonl", "--write", "--force").outcome == .clean)
    #expect(place.text("contracts/e.yaml")?.contains("contract: e") == true)
    let again = place.run("draft", "c.jsonl")
    #expect(again.output.isEmpty && again.errors.contains("'e@0.1.0' needs no next version"))
  }

  @Test(arguments: [
    "2025-12-06_websocket_raw_samples.jsonl", "2025-12-12_17-16-58_raw.jsonl", "recordings",
  ])
  func `real captures fit what is drafted from them`(_ capture: String) throws {
    guard SharedData.bytes("captures/recordings.tsv") != nil else { return }
    let path = "\(PackageFiles.root)/../shared/data/captures/\(capture)"
    let place = try Place(["schema.yaml": ""])
    #expect(place.run("draft", path, "--write").outcome == .clean)
    let run = place.run("validate", path, "--fail-on", "error")
    #expect(run.outcome == .clean, "\(run.output.prefix(2000))")
  }

  @Test func `standard input is refused, because it can be read once`() throws {
    let run = try Place().run("draft", "-")
    #expect(run.outcome == .failure && run.errors.contains("standard input can be read once"))
  }

  private static func line(_ payload: String) -> String {
    #"{"event": "e", "ts": "2026-01-17T09:05:00Z", "data": \#(payload)}"# + "\n"
  }
}
