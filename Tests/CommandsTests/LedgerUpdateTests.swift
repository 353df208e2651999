import Commands
import Foundation
import JSONText
import TestSupport
import Testing

/// What `schema validate` writes into the ledger.
struct LedgerUpdateTests {
  @Test func `what no contract knows is written down`() throws {
    let place = try LedgerPlace.make()
    let run = place.run("validate", "a.jsonl")
    expectGolden(run.transcript, "ledger/validate.txt")
    expectGolden(place.text(LedgerPlace.ledger) ?? "", "ledger/validated.json")
  }

  @Test func `the same capture changes nothing, under whatever name`() throws {
    let place = try LedgerPlace.make("", ["copy/c.jsonl": LedgerPlace.first])
    _ = place.run("validate", "a.jsonl")
    let before = place.ledgerBytes
    for words in [["a.jsonl"], ["copy/c.jsonl"], ["a.jsonl", "copy/c.jsonl"], ["copy"]] {
      let run = place.run(words: ["validate"] + words)
      #expect(place.ledgerBytes == before)
      #expect(!run.flat.contains("updated"))
    }
  }

  @Test func `captures are counted once, also when some are new`() throws {
    let place = try LedgerPlace.make()
    _ = place.run("validate", "a.jsonl")
    let run = place.run("validate", "a.jsonl", "b.jsonl")
    #expect(run.flat.contains("ledger: \(LedgerPlace.ledger) updated, 1 new, 1 counted on"))
    let whole = try LedgerPlace.make()
    _ = whole.run("validate", "a.jsonl", "b.jsonl")
    for member in ["count", "events", "types", "first", "last"] {
      let (one, other) = (
        place.entry("tick", "field", "/extra"), whole.entry("tick", "field", "/extra")
      )
      #expect(one?[member] == other?[member])
    }
    #expect(place.ledger("tick", "field", "/extra", "count") == 4)
  }

  @Test(arguments: ["1", "2", "7"])
  func `the number of workers changes nothing`(_ jobs: String) throws {
    let lines = (0..<400).map { LedgerPlace.event($0 % 60, #""tick":\#($0),"x\#($0 % 7)":\#($0)"#) }
    let place = try LedgerPlace.make("", ["many.jsonl": lines.joined()])
    _ = place.run("validate", "many.jsonl", "a.jsonl", "--jobs", jobs)
    expectGolden(place.text(LedgerPlace.ledger) ?? "", "ledger/many.json")
  }

  @Test func `of a capture that grew what is new is counted`() throws {
    let place = try LedgerPlace.make()
    _ = place.run("validate", "a.jsonl")
    try place.write(LedgerPlace.first + LedgerPlace.second, to: "a.jsonl")
    let run = place.run("validate", "a.jsonl")
    #expect(run.flat.contains("'a.jsonl' has grown: what was added to it was counted"))
    #expect(place.ledger("tick", "field", "/extra", "count") == 4)
    #expect(place.ledger("tick", "field", "/at", "count") == 1)
    let before = place.ledgerBytes
    _ = place.run("validate", "a.jsonl")
    #expect(place.ledgerBytes == before)
  }

  /// A line that was cut when it was counted is counted when it is whole.
  @Test func `a capture may grow in the middle of a line`() throws {
    let whole = LedgerPlace.first + LedgerPlace.second
    let place = try LedgerPlace.make("", ["a.jsonl": String(whole.dropLast(60))])
    _ = place.run("validate", "a.jsonl")
    try place.write(whole, to: "a.jsonl")
    _ = place.run("validate", "a.jsonl")
    #expect(place.ledger("tick", "field", "/extra", "count") == 4)
    #expect(place.ledger("tick", "field", "/other", "count") == 1)
  }

  @Test func `another capture of the same name is told`() throws {
    let place = try LedgerPlace.make()
    _ = place.run("validate", "a.jsonl")
    try place.write(LedgerPlace.second, to: "a.jsonl")
    let run = place.run("validate", "a.jsonl")
    #expect(run.flat.contains("is not what was counted under this name before"))
    #expect(place.ledger("tick", "field", "/extra", "count") == 4)
  }

  @Test func `the ledger may be left alone, or be another file`() throws {
    let place = try LedgerPlace.make("", ["c.json": "{}"])
    _ = place.run("validate", "a.jsonl", "--no-ledger")
    #expect(place.ledgerBytes.isEmpty)
    _ = place.run("validate", "a.jsonl", "--ledger", "other/l.json")
    #expect(place.ledgerBytes.isEmpty)
    #expect(place.text("other/l.json")?.contains("schema-unknown/1") == true)
    #expect(
      place.run("validate", "a.jsonl", "--schema", "c.json", "--ledger", "l.json").flat
        .contains("is about contracts"))
  }

  @Test func `nothing unknown leaves no trace`() throws {
    let place = try LedgerPlace.make("", ["c.jsonl": LedgerPlace.event(1, #""tick":1"#)])
    #expect(place.run("validate", "c.jsonl").outcome == .clean)
    #expect(!FileManager.default.fileExists(atPath: place.folder["manifests"]))
  }

  @Test func `the folder of shared data is followed`() throws {
    let place = try LedgerPlace.make("data_dir: shared\n", ["shared/x": ""])
    _ = place.run("validate", "a.jsonl")
    #expect(place.text("shared/" + LedgerPlace.ledger) != nil)
    try place.write("", to: "elsewhere/x")
    let run = place.run("validate", "a.jsonl", variables: ["SCHEMA_DATA_DIR": "elsewhere"])
    #expect(place.text("elsewhere/" + LedgerPlace.ledger) != nil)
    #expect(run.flat.contains("where 'SCHEMA_DATA_DIR' says"))
    let missing = place.run("validate", "b.jsonl", variables: ["SCHEMA_DATA_DIR": "nowhere"])
    #expect(missing.outcome == .failure)
    #expect(missing.flat.contains("is not there"))
    #expect(missing.output.contains("UF101"))
  }

  @Test func `values stand in the ledger only where the settings allow it`() throws {
    let place = try LedgerPlace.make("ledger: { values: true }\n")
    _ = place.run("validate", "a.jsonl")
    let text = place.text(LedgerPlace.ledger) ?? ""
    #expect(text.contains(#""short""#))
    #expect(!text.contains("a@b.c"))
    let plain = try LedgerPlace.make()
    _ = plain.run("validate", "a.jsonl")
    #expect(plain.text(LedgerPlace.ledger)?.contains(#""short""#) == false)
  }

  @Test func `events of a contract that is broken are no unknowns`() throws {
    let place = try LedgerPlace.make(
      "", ["contracts/chat.yaml": "contract: chat\nversion: 1.0.0\nschema: { type: 3 }\n"])
    _ = place.run("validate", "a.jsonl")
    #expect(place.entry("", "event", "chat") == nil)
    #expect(place.entry("tick", "field", "/extra") != nil)
  }

  @Test func `a narrower contract makes old captures speak again`() throws {
    let place = try LedgerPlace.make()
    _ = place.run("validate", "a.jsonl", "b.jsonl")
    let narrow = LedgerPlace.contract.replacingOccurrences(
      of: "{ type: integer }", with: "{ enum: [1, 4] }")
    try place.write(narrow, to: "contracts/tick.yaml")
    _ = place.run("validate", "a.jsonl", "b.jsonl")
    #expect(place.ledger("tick", "value", "/tick", "count") == 3)
    #expect(place.ledger("tick", "field", "/extra", "count") == 4)
    let before = place.ledgerBytes
    _ = place.run("validate", "a.jsonl", "b.jsonl")
    #expect(place.ledgerBytes == before)
  }

  @Test func `a million names are a few entries`() throws {
    let lines = (0..<3_000).map { LedgerPlace.event(1, #""tick":1,"name_\#($0)x":1"#) }
    let place = try LedgerPlace.make("", ["many.jsonl": lines.joined()])
    _ = place.run("validate", "many.jsonl")
    #expect(place.ledger("tick", "field", "/*", "count") == 3_000)
    let few = (0..<200).map { LedgerPlace.event(1, #""tick":1,"other_\#($0)x":1"#) }
    let more = (200..<400).map { LedgerPlace.event(1, #""tick":1,"other_\#($0)x":1"#) }
    try place.write(few.joined(), to: "few.jsonl")
    try place.write(more.joined(), to: "more.jsonl")
    _ = place.run("validate", "few.jsonl")
    let run = place.run("validate", "more.jsonl")
    #expect(run.flat.contains("have no entry of their own"))
    #expect(place.ledger("tick", "field", "/*", "count") ?? 0 > 3_000)
  }

  @Test func `times may be out of order, absent or no times at all`() throws {
    let events = [
      #"{"event":"tick","ts":"2026-01-17T09:00:00Z","data":{"tick":1,"x":1}}"#,
      #"{"event":"tick","ts":1765526400000,"data":{"tick":1,"x":1}}"#,
      #"{"event":"tick","ts":12.5,"data":{"tick":1,"x":1}}"#,
      #"{"event":"tick","data":{"tick":1,"x":1}}"#,
      #"{"event":"tick","ts":{"a":[1]},"data":{"tick":1,"x":1},"late":1}"#,
    ]
    let place = try LedgerPlace.make("", ["t.jsonl": events.joined(separator: "\n") + "\n"])
    _ = place.run("validate", "t.jsonl")
    let entry = try #require(place.entry("tick", "field", "/x"))
    #expect(entry["first"]?["time"]?.string == "2025-12-12T08:00:00Z")
    #expect(entry["last"]?["time"]?.string == "2026-01-17T09:00:00Z")
    #expect(entry["count"]?.int == 5)
  }
}
