import Commands
import JSONText
import TestSupport
import Testing

/// What drafts make of shapes that are met in captures.
struct DraftShapeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var payload: @Sendable (Int) -> String
    var count = 60
    var shows: [String]
    var lacks: [String] = []

    static let all = [
      Case(
        testDescription: "few moments are no enum",
        payload: { #"{"at": "2026-01-0\#($0 % 3 + 1)T00:00:00Z"}"# },
        shows: ["at:\n      type: string\n      format: date-time\n"], lacks: ["enum"]),
      Case(
        testDescription: "a field that names the event is a constant",
        payload: { _ in #"{"type": "e", "kind": "x"}"# },
        shows: ["type:\n      const: e\n", "kind:\n      type: string\n"]),
      Case(
        testDescription: "a range has two ends, a list any number",
        payload: {
          #"{"range": [\#($0), \#($0 + 9)], "list": [\#(Array(repeating: "1", count: $0 % 4).joined(separator: ","))]}"#
        },
        shows: [
          "range:\n      type: array\n      items:\n        type: integer\n      minItems: 2\n"
        ],
        lacks: ["list:\n      type: array\n      items:\n        type: number\n      minItems"]),
      Case(
        testDescription: "few arrays of one length are no rule",
        payload: { #"{"range": [\#($0), \#($0 + 9)]}"# }, count: 12,
        shows: ["range:\n      type: array\n"], lacks: ["minItems"]),
      Case(
        testDescription: "the last word of a name says what is counted",
        payload: { #"{"total_ticks": \#($0), "tick_price": \#($0), "count10x": 7}"# },
        shows: [
          "total_ticks:\n      type: integer", "tick_price:\n      type: number",
          "count10x:\n      type: integer",
        ]),
      Case(
        testDescription: "a shape that may be null is the same shape",
        payload: {
          let one =
            #"{"id": "2026-\#(1000 + $0)", "a": 1.5, "b": 2.5, "c": "x", "d": true, "e": "y"}"#
          return #"{"all": [\#(one)], "current": \#($0 % 2 == 0 ? one : "null")}"#
        },
        shows: [
          "$ref: \"#/$defs/all\"",
          "anyOf:\n        - $ref: \"#/$defs/all\"\n        - type: \"null\"",
        ]),
      Case(
        testDescription: "trees end where they ended",
        payload: {
          let leaf = #"{"id": "x", "a": 1.5, "b": 2.5, "c": "x", "left": null, "right": null}"#
          return (0..<($0 % 7)).reduce(#"{"tree": \#(leaf)}"#) { inner, _ in
            let node = inner.dropFirst(#"{"tree": "#.count).dropLast()
            return
              #"{"tree": {"id": "y", "a": 1, "b": 2, "c": "z", "left": \#(node), "right": \#(node)}}"#
          }
        },
        shows: ["tree:\n      type: object\n"]),
      Case(
        testDescription: "what is seldom seen here is known from there",
        payload: {
          let id = String(String($0 * 7919 + 65536, radix: 16).suffix(5))
          let one = #"{"id": "\#(id)-\#(id)", "a": 1.5, "b": 2.5, "c": "x", "d": true, "e": "y"}"#
          return $0 == 0 ? #"{"all": [\#(one)], "last": \#(one)}"# : #"{"all": [\#(one)]}"#
        },
        shows: ["last:\n      $ref: \"#/$defs/all\"", "pattern: ^[0-9a-f]{5}-[0-9a-f]{5}$"]),
    ]
  }

  @Test(arguments: Case.all)
  func `a shape is drafted as a person would write it`(_ example: Case) throws {
    let lines = (0..<example.count).map { Self.line(example.payload($0)) }
    let place = try Place(["c.jsonl": lines.joined(), "schema.yaml": ""])
    let draft = place.run("draft", "c.jsonl").output
    for part in example.shows { #expect(draft.contains(part), "\(draft)") }
    for part in example.lacks { #expect(!draft.contains(part), "\(draft)") }
    #expect(place.run("draft", "c.jsonl", "--write").outcome == .clean)
    #expect(place.run("validate", "c.jsonl", "--no-ledger").output.contains("\(lines.count) valid"))
  }

  @Test(arguments: [
    (#"{"a\n": 1, "b": 1}"#, "left out: /a\\u000a has a name with control characters"),
    (
      String(repeating: #"{"d": "#, count: 40) + "1" + String(repeating: "}", count: 40),
      "lies too deep to be described"
    ),
  ])
  func `what a contract cannot say is left out and told`(
    _ payload: String, _ words: String
  ) throws {
    let lines = (0..<12).map { _ in Self.line(payload) }
    let place = try Place(["c.jsonl": lines.joined(), "schema.yaml": ""])
    let run = place.run("draft", "c.jsonl", "--format", "json")
    #expect(run.outcome == .clean && run.output.contains("\"omissions\""))
    #expect(place.run("draft", "c.jsonl", "--write").output.contains(words))
    #expect(place.run("validate", "c.jsonl", "--no-ledger").output.contains("12 valid"))
  }

  @Test func `captures without events are told`() throws {
    let place = try Place(["c.jsonl": "", "d.jsonl": "{\n", "schema.yaml": ""])
    let empty = place.run("draft", "c.jsonl")
    #expect(empty.outcome == .clean && empty.output.isEmpty)
    #expect(empty.errors.contains("there are no events to draft from\n"))
    #expect(place.run("draft", "d.jsonl").errors.contains("draft from: 1 record malformed"))
  }

  @Test func `programs get all drafts as one result`() throws {
    let known = "contract: k\nversion: 1.0.0\nowner: me\nevents: [k]\nschema: { type: object }\n"
    var lines = (0..<30).map { Self.line(#"{"n": \#($0)}"#) + Self.line(#"{"m": \#($0)}"#, "k") }
    lines.append(Self.line(#"{"n": "x"}"#))
    let place = try Place([
      "c.jsonl": lines.joined(), "schema.yaml": "", "contracts/k.yaml": known,
    ])
    let run = place.run("draft", "c.jsonl", "--format", "json")
    let result = try JSONDocument.read(Array(run.output.utf8)).root
    let drafts = try #require(result["drafts"])
    let new = try #require(drafts[index: 0])
    #expect(new["kind"]?.string == "new" && new["event"]?.string == "e")
    #expect(new["refused"]?.int == 1 && new["outliers"]?[index: 0]?["line"]?.int == 61)
    #expect(new["draft"]?.string?.contains("contract: e\n") == true)
    let next = try #require(drafts[index: 1])
    #expect(next["kind"]?.string == "next" && next["refused"]?.int == 0)
    #expect(next["changes"]?[index: 0]?["pointer"]?.string == "/m")
    let written = place.run("draft", "c.jsonl", "--format", "json", "--write")
    #expect(written.output.contains(#""path": "contracts/e.yaml""#))
    #expect(place.text("contracts/k.yaml")?.contains("m:") == true)
  }

  @Test func `a profile without words says what it cannot give`() throws {
    let lines = (0..<40).map { Self.line(#"{"side": "\#($0 % 2 == 0 ? "buy" : "sell")"}"#) }
    let place = try Place(["c.jsonl": lines.joined(), "schema.yaml": ""])
    _ = place.run("profile", "c.jsonl", "-o", "p.json")
    _ = place.run("profile", "c.jsonl", "--words", "-o", "w.json")
    #expect(place.run("draft", "--profile", "p.json").output.contains("the profile holds no words"))
    let kept = place.run("draft", "--profile", "w.json").output
    #expect(kept.contains("enum: [buy, sell]") && !kept.contains("no words"))
  }

  private static func line(_ payload: String, _ type: String = "e") -> String {
    #"{"event": "\#(type)", "ts": "2026-01-17T09:05:00Z", "data": \#(payload)}"# + "\n"
  }
}
