import Coordination
import Evolution
import JSONText
import Schemas
import TestSupport
import Testing
import Validation

/// Verdicts about small random contracts, held to all small events there are.
struct ImpactPropertyTests {
  private static let names = ["a", "b", "k"]
  /// JSON of every value a field may have here; the empty text is its absence.
  private static let values = ["", "0", "1", "\"x\"", "\"y\"", "null"]

  private static func event(_ fields: [String: String]) -> String {
    let members = names.compactMap { name in
      fields[name].flatMap { $0.isEmpty ? nil : "\"\(name)\":\($0)" }
    }
    return "{\(members.joined(separator: ","))}"
  }

  private static let everything: [[String: String]] = {
    var all: [[String: String]] = [[:]]
    for name in names {
      all = all.flatMap { fields in
        values.map { value in fields.merging([name: value]) { $1 } }
      }
    }
    return all
  }()

  private struct Maker {
    var chance: SeededGenerator

    mutating func pick<T>(_ options: [T]) -> T {
      options[Int.random(in: 0..<options.count, using: &chance)]
    }

    mutating func value() -> String {
      pick([
        "true", #"{"type":"integer"}"#, #"{"type":"string"}"#, #"{"type":["integer","null"]}"#,
        #"{"const":"x"}"#, #"{"const":0}"#, #"{"enum":["x","y"]}"#, #"{"enum":["x",0,null]}"#,
      ])
    }

    mutating func part() -> String {
      var members: [String] = []
      let fields = names.filter { _ in Bool.random(using: &chance) }
      members.append(
        "\"properties\":{\(fields.map { "\"\($0)\":\(value())" }.joined(separator: ","))}")
      let required = names.filter { _ in Int.random(in: 0..<3, using: &chance) == 0 }
      if !required.isEmpty {
        members.append("\"required\":[\(required.map { "\"\($0)\"" }.joined(separator: ","))]")
      }
      return members.joined(separator: ",")
    }

    mutating func schema() -> String {
      var members = ["\"type\":\"object\"", part()]
      switch Int.random(in: 0..<9, using: &chance) {
      case 0: members.append("\"anyOf\":[{\(part())},{\(part())}]")
      case 1: members.append("\"oneOf\":[{\(part())},{\(part())}]")
      case 2: members.append("\"if\":{\(part())},\"then\":{\(part())}")
      case 3: members.append("\"not\":{\(part())}")
      case 4: members.append("\"allOf\":[{\(part())},{\"anyOf\":[{\(part())},{\(part())}]}]")
      case 5: members.append("\"dependentRequired\":{\"\(pick(names))\":[\"\(pick(names))\"]}")
      case 6: members.append("\"additionalProperties\":false")
      default: break
      }
      return "{\(members.joined(separator: ","))}"
    }
  }

  @Test(arguments: 0..<160)
  func `a verdict holds for all small events`(_ number: Int) throws {
    var maker = Maker(chance: SeededGenerator(seed: UInt64(number)))
    let (old, new) = (maker.schema(), maker.schema())
    let uses = maker.pick([["a"], ["a", "b"], ["k"], ["b", "k"]])
    let profile = maker.pick([ReaderProfile.strict, .tolerant, .exhaustiveEnum])
    let step = try comparison(old, new)
    let reading = Reading(uses: uses.compactMap { UsedPath("/\($0)") }, profile: profile)
    let impact = step.impact(on: reading)
    let reader = CarefulValidator(step.old.graph.asRead(by: profile))
    let writer = CarefulValidator(step.new.graph)
    let name = "\(old) -> \(new) uses \(uses) as \(profile.rawValue)"

    // Whether some event that the reader was written for looks the same at what it reads.
    func looksKnown(_ seen: [String: String]) throws -> Bool {
      try Self.everything.contains { fields in
        try reader.accepts(
          JSONDocument.read(Self.event(fields.merging(seen) { $1 })).root)
      }
    }
    switch impact.containment {
    case .proved:
      for fields in Self.everything {
        guard try writer.accepts(JSONDocument.read(Self.event(fields)).root) else { continue }
        #expect(try looksKnown(fields.filter { uses.contains($0.key) }), "\(name) \(fields)")
      }
    case .refuted(let witness):
      #expect(writer.accepts(witness), "\(name)")
      let isPlain = witness.members.allSatisfy { Self.names.contains($0.nameText) }
      // A strict reader also sees names that a closed object does not list.
      let seesNames = profile == .strict && old.contains("additionalProperties")
      guard isPlain, !seesNames else { return }
      var seen: [String: String] = [:]
      for use in uses {
        seen[use] = witness[use].map { String(decoding: $0.compactBytes, as: UTF8.self) } ?? ""
      }
      #expect(try !looksKnown(seen), "\(name) \(seen)")
    case .unknown: break
    }
  }
}
