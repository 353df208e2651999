import Commands
import TestSupport
import Testing

/// Parts that are not what was written, or do not go together.
struct PartFaultTests {
  /// A place with one part of one capture, as text.
  private static func make() throws -> (place: Place, part: String) {
    let place = try LedgerPlace.make()
    let run = place.run("validate", "--partial", "-", "a.jsonl")
    return (place, run.output)
  }

  @Test(arguments: [
    ("", "it is empty"),
    ("[1,2]\n", "it does not say"),
    ("no json\n", "is no JSON"),
    ("no json", "it is no line of JSON"),
    (#"{"format":"schema-partial/2","of":"validate"}"# + "\n", "this program knows"),
    (#"{"format":"schema-partial/1","of":"other"}"# + "\n", "does not say what was counted"),
  ])
  func `what is no part is refused`(_ text: String, _ words: String) throws {
    let place = try LedgerPlace.make()
    try place.write(text, to: "p")
    let run = place.run("merge", "p")
    #expect(run.outcome == .failure)
    #expect(run.flat.contains(words), "\(run.transcript)")
  }

  @Test func `a part that was cut off anywhere is refused`() throws {
    let (place, part) = try Self.make()
    let bytes = Array(part.utf8)
    for length in stride(from: 1, to: bytes.count - 1, by: 97) {
      try place.write(String(decoding: bytes[..<length], as: UTF8.self), to: "p")
      let run = place.run("merge", "--no-ledger", "p")
      #expect(run.outcome == .failure, "\(length): \(run.transcript)")
    }
  }

  @Test func `a part with another byte is refused`() throws {
    let (place, part) = try Self.make()
    for (old, new) in [("\"malformed\":0", "\"malformed\":1"), ("\"lines\":4", "\"lines\":5")] {
      let pieces = part.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
      try #require(pieces.count == 2)
      try place.write(pieces.joined(separator: new), to: "p")
      let run = place.run("merge", "p")
      #expect(run.outcome == .failure)
      #expect(run.flat.contains("its digest is another"), "\(run.transcript)")
    }
  }

  @Test func `bytes that are in no part, or in two, are told`() throws {
    let place = try LedgerPlace.make()
    for (name, range) in [("1", "0-100"), ("2", "100-300"), ("3", "300-9999"), ("4", "100-9999")] {
      let run = place.run("validate", "--partial", name, "--range", range, "a.jsonl")
      #expect(run.outcome == .clean, "\(run.transcript)")
    }
    _ = place.run("validate", "--partial", "all", "a.jsonl")
    let gap = place.run("merge", "1", "3")
    #expect(gap.outcome == .failure)
    #expect(gap.flat.contains("of 'a.jsonl' are in no part"), "\(gap.transcript)")
    #expect(place.run("merge", "1", "2").flat.contains("are in no part"))
    #expect(place.run("merge", "1", "2", "3", "4").flat.contains("in several parts"))
    #expect(place.run("merge", "1", "2", "3", "all").flat.contains("as a whole and in parts"))
    #expect(place.run("merge", "--no-ledger", "1", "2", "3").outcome == .findings)
  }

  @Test func `two parts that tell different things of one capture are refused`() throws {
    let place = try LedgerPlace.make()
    _ = place.run("validate", "--partial", "1", "a.jsonl")
    try place.write(LedgerPlace.second, to: "a.jsonl")
    _ = place.run("validate", "--partial", "2", "a.jsonl")
    #expect(place.run("merge", "1", "2").flat.contains("tells other things of 'a.jsonl'"))
  }

  @Test func `parts of other contracts, settings and commands do not go together`() throws {
    let place = try LedgerPlace.make()
    _ = place.run("validate", "--partial", "1", "a.jsonl")
    _ = place.run("validate", "--partial", "few", "--max-examples", "1", "b.jsonl")
    _ = place.run("profile", "--partial", "profile", "b.jsonl")
    #expect(place.run("merge", "1", "few").flat.contains("made with different options"))
    #expect(place.run("merge", "1", "profile").flat.contains("another of 'schema"))
    let contract = LedgerPlace.contract.split(separator: "buy").joined(separator: "bid")
    try place.write(contract, to: "contracts/tick.yaml")
    #expect(place.run("merge", "1").flat.contains("made with other contracts"))
    _ = place.run("validate", "--partial", "2", "b.jsonl")
    #expect(place.run("merge", "1", "2").flat.contains("made with different contracts"))
  }

  /// Options that would be ignored, and captures that cannot be cut.
  @Test(arguments: [
    (["--partial", "p", "--format", "json", "a.jsonl"], "is about its result"),
    (["--range", "0-10", "a.jsonl"], "there is no '--partial'"),
    (["--partial", "p", "--range", "10", "a.jsonl"], "is no range of bytes"),
    (["--partial", "p", "--range", "9-3", "a.jsonl"], "is no range of bytes"),
    (["--partial", "p", "--range", "0-10", "a.jsonl", "b.jsonl"], "there are several"),
    (["--partial", "p", "--range", "0-10", "array.json"], "not one record a line"),
    (["--partial", "p", "-"], "has no name"),
  ])
  func `what cannot be a part is a fault of usage`(_ words: [String], _ message: String) throws {
    let place = try LedgerPlace.make("", ["array.json": "[{\"a\": 1},\n {\"a\": 2}]\n"])
    let run = place.run(words: ["validate"] + words)
    #expect(run.outcome == .failure)
    #expect(run.flat.contains(message), "\(run.transcript)")
  }
}
