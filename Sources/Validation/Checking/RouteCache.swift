import JSONText
import SourceText

/// Remembers which subject the event types met so far are routed to, by their raw bytes.
struct RouteCache {
  private struct Entry {
    var name: [UInt8]
    var key: KeyBytes
    var subject: Int?
  }

  private var entries: [Entry] = []
  private var last = 0

  /// The subject of a type without escapes, asked for once.
  mutating func subject(
    _ index: StructuralIndex, _ start: Int, _ end: Int, ask: (JSONName) -> Int?
  ) -> Int? {
    let key = index.bytes(start, end)
    if last < entries.count, matches(entries[last], key, index) { return entries[last].subject }
    if let known = entries.firstIndex(where: { matches($0, key, index) }) {
      last = known
      return entries[known].subject
    }
    let name = index.text.copy(start..<end)
    let subject = ask(JSONName(name))
    // A hostile capture could bring a new type with every event.
    if entries.count < 256 { entries.append(Entry(name: name, key: key, subject: subject)) }
    return subject
  }

  private func matches(_ entry: Entry, _ key: KeyBytes, _ index: StructuralIndex) -> Bool {
    guard entry.key.isSame(as: key) else { return false }
    return key.length <= 16
      || entry.name.indices.allSatisfy { entry.name[$0] == index.text[Int(key.start) + $0] }
  }
}
