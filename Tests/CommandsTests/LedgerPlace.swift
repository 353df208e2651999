import Foundation
import JSONText
import TestSupport
import Testing

/// A repository with one contract, and captures that say more than it does.
enum LedgerPlace {
  static let ledger = "manifests/unknown_fields.json"

  static let contract = """
    # What the recorder writes down.
    contract: tick
    version: 1.0.0
    owner: recorder-team
    schema:
      type: object
      required: [tick]
      properties:
        tick: { type: integer }   # counts from 1
        side: { enum: [buy, sell] }
        who:
          anyOf:
            - type: "null"
            - type: object
              properties:
                id: { type: string }

    """

  /// An event of a second of a minute.
  static func event(_ second: Int, _ members: String, type: String = "tick") -> String {
    let time = second < 10 ? "0\(second)" : "\(second)"
    return #"{"event":"\#(type)","ts":"2026-01-17T08:00:\#(time)Z","data":{\#(members)}}"# + "\n"
  }

  static let first =
    event(0, #""tick":1,"side":"short","extra":1,"at":"2026-01-17T08:00:00Z""#)
    + event(1, #""tick":"2","extra":"x","who":{"id":"a","rank":3}"#)
    + event(2, #""tick":null,"extra":null,"email":"a@b.c""#)
    + event(3, #""text":"hello""#, type: "chat")

  static let second = event(10, #""tick":4,"extra":2.5"#) + event(11, #""tick":5,"other":[]"#)

  static func make(_ settings: String = "", _ more: [String: String] = [:]) throws -> Place {
    let place = try Place([
      "contracts/tick.yaml": contract, "schema.yaml": settings, "a.jsonl": first,
      "b.jsonl": second,
    ])
    for (path, text) in more { try place.write(text, to: path) }
    return place
  }
}

extension Place.Run {
  /// Everything that was told, without its line breaks.
  var flat: String {
    (output + " " + errors).split { $0.isWhitespace }.joined(separator: " ")
  }
}

extension Place {
  var ledgerBytes: [UInt8] { folder.bytes(LedgerPlace.ledger) }

  /// A number in the ledger: `tick field /extra`, then `count`.
  func ledger(_ contract: String, _ kind: String, _ path: String, _ member: String) -> Int? {
    entry(contract, kind, path)?[member]?.int
  }

  func entry(_ contract: String, _ kind: String, _ path: String) -> JSONValue? {
    let root = (try? JSONDocument.read(ledgerBytes))?.root
    return root?["contracts"]?[contract]?["unknown"]?[kind]?[path]
  }
}

/// The program as it was built beside the tests; nil when only the tests were built.
let builtProgram: String? = {
  let folder = (CommandLine.arguments[0] as NSString).deletingLastPathComponent
  let program = folder + "/schema"
  if FileManager.default.isExecutableFile(atPath: program) { return program }
  print("skipped: the program is not built")
  return nil
}()
