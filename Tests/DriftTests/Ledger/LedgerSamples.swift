import Captures
import Contracts
import Drift
import JSONText
import TestSupport

/// Ledgers that tests share.
enum LedgerSamples {
  /// Every kind of entry and every part of one.
  static var full: Ledger {
    var ledger = Ledger()
    ledger.repository = "game-recorder"
    var field = LedgerEntry(count: 243, events: 81)
    field.types = [.integer: 240, .null: 3]
    field.first = LedgerSighting(
      time: EventTime("2025-12-12T08:00:00.250Z"), capture: "a.jsonl", version: "1.0.0")
    field.last = LedgerSighting(
      time: EventTime("2026-01-17T08:00:00Z"), capture: "b.jsonl", version: "1.1.0")
    field.shapes = ["integer", "null"]
    field.suspects = ["rename /tick"]
    ledger[LedgerKey("gameStateUpdate", .field, "/tickCount")] = field

    var value = LedgerEntry(count: 2, events: 2)
    value.types = [.string: 2]
    value.values = [#""short_open""#]
    value.shapes = ["string of 10 letters"]
    value.review.state = .ignored
    value.review.reviewer = "ann"
    value.review.reviewed = Day("2026-01-18")
    value.review.reason = "a trial of the source"
    value.review.expires = Day("2026-06-30")
    value.review.note = "ask again in summer"
    value.review.answer = LedgerAnswer(
      "an order that opens a short position", on: Day("2026-01-19"))
    ledger[LedgerKey("gameStateUpdate", .value, "/type")] = value
    ledger[LedgerKey("newTrade", .null, "/coin")] = LedgerEntry(count: 1, events: 1)
    ledger[LedgerKey("", .event, "newChatMessage")] = LedgerEntry(count: 11, events: 11)
    ledger.remember(
      CountedCapture(bytes: 4096, name: "a.jsonl", counted: "2026-01-17"),
      digest: "sha256:" + String(repeating: "0a", count: 32), for: ["gameStateUpdate", ""])
    return ledger
  }

  /// What one capture holds: the same for the same number.
  static func observations(of capture: Int) -> LedgerObservations {
    var generator = SeededGenerator(seed: UInt64(capture))
    var observations = LedgerObservations()
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      let contract = ["", "newTrade", "gameStateUpdate"].randomElement(using: &generator) ?? ""
      let kind: UnknownKind =
        contract.isEmpty
        ? .event : [.field, .value, .null].randomElement(using: &generator) ?? .field
      let path = ["/a", "/b/c", "/d/*/e", "/é", "/e\u{301}"].randomElement(using: &generator) ?? ""
      var entry = LedgerEntry(
        count: Int.random(in: 1...9, using: &generator),
        events: Int.random(in: 1...9, using: &generator))
      entry.types = [.string: entry.count]
      entry.shapes = [JSONName("string of \(capture) letters")]
      let sighting = LedgerSighting(
        time: EventTime(
          milliseconds: 1_700_000_000_000 + Int.random(in: 0...99, using: &generator)),
        capture: "\(capture).jsonl", version: "1.0.0")
      (entry.first, entry.last) = (sighting, sighting)
      observations.entries[LedgerKey(contract, kind, path)] = entry
    }
    return observations
  }

  /// The ledger after some captures were counted.
  static func counted(_ captures: some Sequence<Int>, from base: Ledger = Ledger()) -> Ledger {
    var ledger = base
    for capture in captures {
      let observations = observations(of: capture)
      _ = ledger.add(observations, .counting)
      ledger.remember(
        CountedCapture(bytes: capture, name: "\(capture).jsonl", counted: "2026-01-17"),
        digest: "sha256:\(capture)", for: Set(observations.entries.keys.map(\.contract)))
    }
    return ledger
  }
}
