import Drift
import JSONText
import TestSupport
import Testing

/// Profiles of parts make the profile of the whole.
struct ProfileMergeTests {
  @Test func `parts in any order and grouping make the whole, byte for byte`() {
    var chance = SeededGenerator(seed: 7)
    for _ in 0..<12 {
      let lines = (0..<160).map { _ in event(value(4, &chance), time: time(&chance)) }
      let whole = profile(lines)
      var parts: [Profile] = []
      var start = 0
      while start < lines.count {
        let end = min(lines.count, start + Int.random(in: 1...60, using: &chance))
        parts.append(profile(Array(lines[start..<end]), from: start + 1))
        start = end
      }
      parts.shuffle(using: &chance)
      while parts.count > 1 {
        let other = parts.remove(at: Int.random(in: 0..<parts.count, using: &chance))
        parts[Int.random(in: 0..<parts.count, using: &chance)].add(other)
      }
      #expect(parts[0].fileBytes(keepingWords: true) == whole.fileBytes(keepingWords: true))
      #expect(parts[0] == whole)
    }
  }

  @Test func `what is written is read again`() throws {
    var chance = SeededGenerator(seed: 8)
    let lines = (0..<200).map { _ in event(value(4, &chance), time: time(&chance)) }
    let whole = profile(lines)
    let kept = whole.fileBytes(keepingWords: true)
    let read = try Profile(reading: JSONDocument.read(kept).root)
    #expect(read == whole)
    let plain = try Profile(reading: JSONDocument.read(whole.fileBytes()).root)
    #expect(plain.fileBytes(keepingWords: true) == whole.fileBytes())
  }

  @Test func `both ways of walking count alike`() {
    var chance = SeededGenerator(seed: 9)
    for _ in 0..<40 {
      let payload = value(4, &chance)
      let plain = profile([event(payload)])
      // An escaped name of the record sends it the careful way.
      let careful = profile([
        #"{"event": "e", "ts": "2026-01-17T09:05:00Z", "\u0078": 1, "data": \#(payload)}"#
      ])
      #expect(plain == careful)
    }
  }

  @Test(arguments: [
    "{}", "[]", #"{"format": "schema-profile/2"}"#,
    #"{"format": "schema-profile/1", "records": -1}"#,
    #"{"format": "schema-profile/1", "records": 1e40}"#,
    #"{"format": "schema-profile/1", "events": {"e": {}}}"#,
    #"{"format": "schema-profile/1", "events": {"e": {"payload": {"numbers": [1]}}}}"#,
    #"{"format": "schema-profile/1", "events": {"e": {"payload": {"values": {"counts": {"0": 1}}}}}}"#,
  ])
  func `a damaged profile is refused`(_ text: String) throws {
    let root = try JSONDocument.read(text).root
    #expect(throws: ProfileError.self) { try Profile(reading: root) }
  }

  @Test func `a tenth and the rest are the whole`() {
    let lines = (0..<500).map { event("{\"n\": \($0)}") }
    let apart = profilesApart(lines)
    var held = apart.held
    #expect((20...80).contains(held.records))
    held.add(apart.others)
    #expect(held == profile(lines))
  }

  @Test func `captures of the author profile alike in parts`() throws {
    guard let lines = SharedData.lines("captures/2025-12-12_17-16-58_raw.jsonl") else { return }
    let newline = UInt8(ascii: "\n")
    let texts = lines.prefix(120).map { $0 + [newline] }
    let whole = profile(bytes: Array(texts.joined()), "c")
    var parts = profile(bytes: Array(texts[60...].joined()), "c", from: 61)
    parts.add(profile(bytes: Array(texts[..<60].joined()), "c"))
    #expect(parts.fileBytes() == whole.fileBytes())
    #expect(whole.records == 120 && whole.malformed == 0)
  }

  private func time(_ chance: inout SeededGenerator) -> String {
    "2026-0\(Int.random(in: 1...9, using: &chance))-1\(Int.random(in: 0...9, using: &chance))T10:00:00Z"
  }

  private func value(_ depth: Int, _ chance: inout SeededGenerator) -> String {
    switch Int.random(in: 0...(depth > 0 ? 9 : 6), using: &chance) {
    case 0: return "null"
    case 1: return Bool.random(using: &chance) ? "true" : "false"
    case 2: return "\(Int.random(in: -50...50, using: &chance))"
    case 3:
      return ["1.0", "2.5", "-0.0", "1e3", "1.5e-9", "12345678901234567890"]
        .randomElement(using: &chance) ?? "1"
    case 4:
      return
        "\(Int.random(in: -5000...5000, using: &chance)).\(Int.random(in: 0...99, using: &chance))"
    case 5:
      return
        "\"\(["buy", "sell", "x y", "é", "a\\n", "", "hold"].randomElement(using: &chance) ?? "")\""
    case 6: return "\"v\(Int.random(in: 0...400, using: &chance))\""
    case 7:
      let count = Int.random(in: 0...12, using: &chance)
      return "[" + (0..<count).map { _ in value(depth - 1, &chance) }.joined(separator: ",") + "]"
    default:
      let names = ["a", "b", "type", "kind", "12", "13", "q\\\"", "é", "side"]
        .filter { _ in Bool.random(using: &chance) }
      return "{"
        + names.map { "\"\($0)\": \(value(depth - 1, &chance))" }.joined(separator: ",") + "}"
    }
  }
}
