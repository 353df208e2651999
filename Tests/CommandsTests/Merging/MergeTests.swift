import Commands
import TestSupport
import Testing

/// Parts that were counted apart, made one by `schema merge`.
struct MergeTests {
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `random parts in random order are one run, in every form and in the ledger`(
    _ seed: UInt64
  ) throws {
    let parted = try PartedPlace(seed: seed)
    var chance = SeededGenerator(seed: seed &* 77)
    let parts = try parted.parts(of: "validate", &chance)
    let place = parted.place
    for form in ["text", "json", "jsonl", "sarif", "junit", "github", "markdown"] {
      let merged = place.run(words: ["merge", "--no-ledger", "--format", form] + parts)
      let whole = place.run("validate", "--no-ledger", "--format", form, "captures")
      #expect(timeless(merged.transcript) == timeless(whole.transcript))
    }
    let merged = place.run(words: ["merge", "--format", "json"] + parts)
    let counted = place.ledgerBytes
    // Merged once more, nothing is counted again.
    #expect(place.run(words: ["merge", "--format", "json"] + parts).outcome == merged.outcome)
    #expect(place.ledgerBytes == counted)
    #expect(place.folder.run("rm -f \(LedgerPlace.ledger)") == 0)
    let whole = place.run("validate", "--format", "json", "captures")
    #expect(merged.transcript == whole.transcript)
    #expect(String(decoding: counted, as: UTF8.self) == place.text(LedgerPlace.ledger) ?? "")
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `profiles of random parts are the profile of all`(_ seed: UInt64) throws {
    let parted = try PartedPlace(seed: seed)
    var chance = SeededGenerator(seed: seed &* 31)
    let parts = try parted.parts(of: "profile", &chance)
    let place = parted.place
    for form in ["text", "json"] {
      let merged = place.run(words: ["merge", "--format", form] + parts)
      let whole = place.run("profile", "--format", form, "captures")
      #expect(merged.transcript == whole.transcript)
    }
    _ = place.run(words: ["merge", "-o", "merged.json"] + parts)
    _ = place.run("profile", "-o", "whole.json", "captures")
    #expect(place.text("merged.json") == place.text("whole.json"))
  }

  @Test func `one file may hold many parts, and a folder too`() throws {
    let parted = try PartedPlace(seed: 9)
    let place = parted.place
    var together = ""
    for (number, name) in parted.captures.enumerated() {
      together += place.run("validate", "--partial", "-", name).output
      _ = place.run("validate", "--partial", "parts/\(number)", name)
    }
    try place.write(together, to: "all.parts")
    try place.write("", to: "parts/_SUCCESS")
    let whole = place.run("validate", "--no-ledger", "--format", "json", "captures")
    for word in ["all.parts", "parts"] {
      let merged = place.run("merge", "--no-ledger", "--format", "json", word)
      #expect(merged.transcript == whole.transcript)
    }
  }

  @Test func `every place is told where the parts kept every place`() throws {
    let parted = try PartedPlace(seed: 4)
    for (number, name) in parted.captures.enumerated() {
      _ = parted.place.run("validate", "--all", "--partial", "parts/\(number)", name)
    }
    let merged = parted.place.run("merge", "--no-ledger", "--format", "json", "parts")
    let whole = parted.place.run("validate", "--all", "--no-ledger", "--format", "json", "captures")
    #expect(merged.transcript == whole.transcript)
  }

  @Test func `a copy is told of under the name of what it is a copy of`() throws {
    let parted = try PartedPlace(seed: 5, files: 1)
    let place = parted.place
    let name = parted.captures[0]
    try place.write(place.text(name) ?? "", to: "copy.tmp")
    _ = place.run("validate", "--partial", "p", "--as", name, "copy.tmp")
    let merged = place.run("merge", "--format", "json", "p")
    let ledger = place.ledgerBytes
    #expect(place.folder.run("rm -f \(LedgerPlace.ledger)") == 0)
    #expect(merged.transcript == place.run("validate", "--format", "json", name).transcript)
    #expect(ledger == place.ledgerBytes)
  }

  @Test func `what was counted before is counted on, and what has grown too`() throws {
    let place = try LedgerPlace.make()
    _ = place.run("validate", "a.jsonl")
    try place.write(LedgerPlace.first + LedgerPlace.second, to: "a.jsonl")
    _ = place.run("validate", "--partial", "p", "a.jsonl", "b.jsonl")
    _ = place.run("merge", "p")
    let merged = place.ledgerBytes
    let other = try LedgerPlace.make()
    _ = other.run("validate", "a.jsonl")
    try other.write(LedgerPlace.first + LedgerPlace.second, to: "a.jsonl")
    _ = other.run("validate", "a.jsonl", "b.jsonl")
    #expect(String(decoding: merged, as: UTF8.self) == other.text(LedgerPlace.ledger) ?? "")
  }

  @Test func `captures that could not be read are told, unless someone could`() throws {
    let parted = try PartedPlace(seed: 6)
    let place = parted.place
    _ = place.run(words: ["validate", "--partial", "p", "gone.jsonl"] + parted.captures)
    let merged = place.run("merge", "--no-ledger", "--format", "json", "p")
    #expect(merged.outcome == .failure)
    #expect(merged.errors.contains("'gone.jsonl'"), "\(merged.transcript)")
    try place.write(LedgerPlace.first, to: "gone.jsonl")
    _ = place.run("validate", "--partial", "q", "gone.jsonl")
    let mended = place.run("merge", "--no-ledger", "--format", "json", "p", "q")
    #expect(mended.outcome == .findings)
    #expect(mended.errors.isEmpty)
  }

  @Test func `stream rules make the verdict unknown at best`() throws {
    let place = try Place([
      "contracts/tick.yaml": """
      contract: tick
      version: 1.0.0
      owner: o
      stream: [{ rule: consecutive, field: /n }]
      schema: { type: object, properties: { n: { type: integer } } }

      """,
      "a.jsonl": #"{"event":"tick","ts":1768000000,"data":{"n":1}}"# + "\n",
    ])
    _ = place.run("validate", "--partial", "p", "a.jsonl")
    let merged = place.run("merge", "p")
    #expect(merged.outcome == .unknown)
    #expect(merged.flat.contains("stream rules were not judged"))
  }

  @Test func `plain documents merge by the schema they were held to`() throws {
    let place = try Place([
      "s.json": #"{"type":"object","required":["a"],"properties":{"a":{"type":"integer"}}}"#,
      "t.json": #"{"type":"object"}"#, "d/a.jsonl": "{\"a\":1}\n{\"b\":2}\n",
      "d/b.jsonl": "{\"a\":\"x\"}\n[]\n",
    ])
    _ = place.run("validate", "--schema", "s.json", "--partial", "p", "d")
    let merged = place.run("merge", "--schema", "s.json", "--format", "json", "p")
    let whole = place.run("validate", "--schema", "s.json", "--format", "json", "d")
    #expect(merged.transcript == whole.transcript)
    #expect(place.run("merge", "--schema", "t.json", "p").flat.contains("another schema"))
    #expect(place.run("merge", "p").outcome == .failure)
  }

  /// What a run says without how long it took.
  private func timeless(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let end = line.firstRange(of: "      ") else { return String(line) }
      return line.hasPrefix("FAIL") || line.hasPrefix("ok")
        ? String(line[..<end.lowerBound]) : String(line)
    }.joined(separator: "\n")
  }
}
