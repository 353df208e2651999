import Commands
import TestSupport
import Testing

/// A repository with captures that are counted apart and together.
struct PartedPlace {
  let place: Place
  let captures: [String]

  /// Captures of chance, with every kind of fault, below `captures/`.
  init(seed: UInt64, files: Int = 3, events: Int = 40, _ more: [String: String] = [:]) throws {
    var chance = SeededGenerator(seed: seed)
    var texts: [String: String] = [
      "contracts/tick.yaml": LedgerPlace.contract, "schema.yaml": "", "parts/.keep": "",
    ]
    var names: [String] = []
    for number in 0..<files {
      let name = "captures/\(["b", "a/x", "a.b", "c"][number % 4])\(number).jsonl"
      names.append(name)
      texts[name] = Self.capture(events, &chance)
    }
    texts.merge(more) { $1 }
    place = try Place(texts)
    captures = names
  }

  private static func capture(_ events: Int, _ chance: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...events, using: &chance) {
      let second = Int.random(in: 0..<60, using: &chance)
      switch Int.random(in: 0..<12, using: &chance) {
      case 0: text += "{\"broken\": \n"
      case 1: text += "\n"
      case 2: text += LedgerPlace.event(second, #""text":"é""#, type: "chat\(second % 3)")
      case 3: text += LedgerPlace.event(second, #""side":"short","tick":null"#)
      case 4: text += LedgerPlace.event(second, #""tick":"2","who":{"id":7,"rank":3}"#)
      case 5: text += LedgerPlace.event(second, #""tick":1,"x\#(second)":[1],"email":"a@b.c""#)
      case 6: text += #"{"data": {"tick": 1}}"# + "\n"
      case 7: text += LedgerPlace.event(second, #""tick":1,"tick":2"#)
      default: text += LedgerPlace.event(second, #""tick":\#(second),"extra":\#(second)"#)
      }
    }
    // A capture may end in the middle of its last line.
    return Bool.random(using: &chance) ? text : String(text.dropLast(5))
  }

  /// Makes parts of all captures: whole ones and ranges, some of them twice, in a random order.
  func parts(of command: String, _ chance: inout SeededGenerator) throws -> [String] {
    var parts: [String] = []
    for (number, name) in captures.enumerated() {
      let size = place.folder.bytes(name).count
      let isWhole = Bool.random(using: &chance) || size == 0
      var cuts = [0, size + (isWhole ? 0 : 10)]
      if !isWhole {
        for _ in 0..<Int.random(in: 1...4, using: &chance) {
          cuts.append(Int.random(in: 0...size, using: &chance))
        }
      }
      cuts.sort()
      for (index, (start, end)) in zip(cuts, cuts.dropFirst()).enumerated() {
        let part = "parts/\(number)-\(index)"
        let range = isWhole ? [] : ["--range", "\(start)-\(end)"]
        let jobs = Bool.random(using: &chance) ? "-j1" : "-j3"
        let run = place.run(words: [command, "--partial", part, jobs, name] + range)
        try #require(run.outcome == .clean, "\(run.transcript)")
        parts.append(part)
        if Bool.random(using: &chance) {
          // The same work done again, by someone who was thought dead.
          let again = part + "-again"
          _ = place.run(words: [command, "--partial", again, name] + range)
          parts.append(again)
        }
      }
    }
    return parts.shuffled(using: &chance)
  }
}
