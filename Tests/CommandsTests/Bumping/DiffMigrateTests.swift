import Commands
import JSONText
import TestSupport
import Testing

/// `schema diff --captures --migrate`.
struct DiffMigrateTests {
  private func place(_ migration: String, events: [String]) throws -> Place {
    let place = try Tick.place(
      Tick.contract(
        "1.1.0", fields: Tick.by, required: "[at, by]",
        history: "  - { version: 1.1.0, level: minor, migration: \(migration) }\n"))
    let lines = events.map { "{\"event\": \"tick\", \"ts\": 1, \"data\": \($0)}\n" }
    try place.write(lines.joined(), to: "a.jsonl")
    return place
  }

  private func run(_ place: Place, _ more: String...) -> Place.Run {
    place.run(words: ["diff", "tick@1.0.0", "tick", "--captures", "a.jsonl", "--migrate"] + more)
  }

  static let events = [#"{"at": 1}"#, #"{"at": 2, "by": "x"}"#, #"{"at": -1}"#, #"{"at": 3}"#]

  @Test(arguments: ["[{ set: /by, const: nobody }]", "[{ set: /by, default: true }]"])
  func `a migration that is enough is said to be`(_ migration: String) throws {
    let run = run(try place(migration, events: Self.events))
    #expect(
      run.output.contains("the migration is enough for all 3 stored events"), "\(run.transcript)")
    #expect(!run.output.contains("insufficient-migration"))
  }

  @Test func `one that is not enough names the first event that stays refused`() throws {
    let events = Self.events + [#"{"at": 4, "name": 7}"#]
    let run = run(try place("[{ set: /by, copy: /name }]", events: events), "--format", "json")
    #expect(run.outcome == .findings)
    let root = try JSONDocument.read(run.output).root
    #expect(root["migration"]?["events"]?.int == 4)
    #expect(root["migration"]?["refused"]?.int == 3)
    let finding = try #require(
      root["findings"]?.elements.first { $0["slug"]?.string == "insufficient-migration" })
    #expect(
      finding["notes"]?[index: 0]?.string
        == "the first stands at a.jsonl:1: required field 'by' is absent")
  }

  @Test func `a step that breaks what needed none is found`() throws {
    let run = run(
      try place("[{ set: /by, const: 5, replace: true }]", events: [#"{"at": 2, "by": "x"}"#]),
      "--format", "json")
    #expect(run.output.contains("after the migration 1 of 1 stored events are refused"))
    #expect(run.output.contains("expected string, got integer"))
  }

  @Test(arguments: [
    ("by hand", "words, and no steps"), ("[{ set: by, const: 1 }]", "JSON pointer"),
    ("[{ set: /other, default: true }]", "the schema has no"),
  ])
  func `what cannot be run is an error`(_ migration: String, _ words: String) throws {
    let run = run(try place(migration, events: Self.events))
    #expect(run.outcome == .failure)
    #expect(run.errors.contains(words), "\(run.transcript)")
  }

  @Test func `without captures there is nothing to migrate`() throws {
    let place = try place("by hand", events: [])
    let run = place.run("diff", "tick@1.0.0", "tick", "--migrate")
    #expect(run.outcome == .failure)
    #expect(run.errors.contains("'--migrate' needs '--captures'"))
  }
}
