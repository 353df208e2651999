import Drift
import JSONText
import TestSupport
import Testing

/// The ledger as a file.
struct LedgerTextTests {
  @Test func `a ledger is written in one way`() {
    let text = String(decoding: LedgerSamples.full.bytes, as: UTF8.self)
    expectGolden(text, "ledger/full.json")
  }

  @Test func `what is written is read again`() throws {
    for ledger in [Ledger(), LedgerSamples.full, LedgerSamples.counted(1...40)] {
      let read = try Ledger.read(ledger.bytes)
      #expect(read == ledger)
      #expect(read.bytes == ledger.bytes)
    }
  }

  @Test func `no bytes are an empty ledger`() throws {
    #expect(try Ledger.read([]).isEmpty)
  }

  @Test func `members that are not known survive`() throws {
    let text = """
      {"format": "schema-unknown/1", "owner": {"team": [1, 2.50]}, "contracts": {"x": {
        "team": "blue", "unknown": {"field": {"/a": {"count": 1, "ticket": 7,
        "first": {"capture": "a", "host": "h"}, "answer": {"text": "t", "by": "z"}}}},
        "captures": {"sha256:1": {"bytes": 1, "size": null}}}}}
      """
    let ledger = try Ledger.read(Array(text.utf8))
    let written = try JSONDocument.read(ledger.bytes).root
    for (pointer, value) in [
      ("/owner", #"{"team":[1,2.50]}"#), ("/contracts/x/team", #""blue""#),
      ("/contracts/x/unknown/field/~1a/ticket", "7"),
      ("/contracts/x/unknown/field/~1a/first/host", #""h""#),
      ("/contracts/x/unknown/field/~1a/answer/by", #""z""#),
      ("/contracts/x/captures/sha256:1/size", "null"),
    ] {
      let found = try #require(JSONPointer(pointer).flatMap { written[$0] })
      #expect(String(decoding: found.compactBytes, as: UTF8.self) == value)
    }
    #expect(try Ledger.read(ledger.bytes) == ledger)
  }

  @Test(arguments: [
    ("half", #"{"format": "schema-unknown/1", "contr"#, "the JSON text ends before its value does"),
    ("zeros", "\0\0\0\0", "NUL bytes"),
    ("two documents", #"{"format": "schema-unknown/1"} {}"#, "second value"),
    ("a list", "[]", "does not begin with"), ("nothing but a blank", " ", "no JSON value"),
    ("another format", #"{"format": "schema-result/1"}"#, "does not begin with"),
    ("no number", #"{"format": "schema-unknown/x"}"#, "does not begin with"),
    ("a newer one", #"{"format": "schema-unknown/2"}"#, "written by a newer"),
    ("markers", "{\n<<<<<<< ours\n\"a\": 1\n=======\n", "conflict markers"),
    ("a repeated name", #"{"format": "schema-unknown/1", "format": 1}"#, "this name twice"),
    ("brackets", String(repeating: "[", count: 100_000), "nested more than"),
    ("a negative count", entry(#""count": -1"#), "/contracts/x/unknown/field/~1a/count"),
    ("a fraction", entry(#""count": 1.5"#), "a whole number"),
    ("a text", entry(#""count": "1""#), "a whole number"),
    ("a large count", entry(#""count": 9223372036854775808"#), "a whole number"),
    ("a state", entry(#""state": "done""#), "one of 'new', 'acknowledged'"),
    ("a day", entry(#""expires": "2026-02-30""#), "a day like"),
    ("a time", entry(#""first": {"time": "yesterday"}"#), "a time like"),
    ("a type", entry(#""types": {"float": 1}"#), "seven types"),
    ("shapes", entry(#""shapes": "x""#), "a list of texts"),
    ("an entry", #"{"format": "schema-unknown/1", "contracts": {"x": 3}}"#, "an object"),
    (
      "a kind", #"{"format":"schema-unknown/1","contracts":{"x":{"unknown":{"odd":{}}}}}"#,
      "one of 'field', 'value'"
    ),
  ])
  func `what is no ledger is refused`(_ name: String, _ text: String, _ words: String) {
    do throws(LedgerError) {
      _ = try Ledger.read(Array(text.utf8))
      Issue.record("\(name) was read")
    } catch {
      #expect(error.message.contains(words), "\(error.message)")
      #expect(!error.advice.isEmpty)
    }
  }

  private static func entry(_ members: String) -> String {
    #"{"format":"schema-unknown/1","contracts":{"x":{"unknown":{"field":{"/a":{\#(members)}}}}}}"#
  }

  @Test func `a whole number may be written as one with a point`() throws {
    let ledger = try Ledger.read(Array(Self.entry(#""count": 2.0"#).utf8))
    #expect(ledger.entries.first?.entry.count == 2)
  }

  /// Cut and changed bytes are refused or read; nothing else happens.
  @Test func `damage never traps`() {
    let bytes = LedgerSamples.full.bytes
    var generator = SeededGenerator(seed: 7)
    for cut in stride(from: 0, to: bytes.count, by: 37) {
      _ = try? Ledger.read(Array(bytes.prefix(cut)))
    }
    for _ in 0..<300 {
      var damaged = bytes
      for _ in 0..<3 {
        let place = Int.random(in: 0..<damaged.count, using: &generator)
        damaged[place] = UInt8.random(in: .min ... .max, using: &generator)
      }
      guard let ledger = try? Ledger.read(damaged) else { continue }
      #expect((try? Ledger.read(ledger.bytes)) == ledger)
    }
  }
}
