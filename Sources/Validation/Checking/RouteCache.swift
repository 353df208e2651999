import JSONText
import SourceText

/// Remembers which subject the event types met so far are routed to, by their raw bytes.
struct RouteCache {
  private struct Entry {
    var name: [UInt8]
    var key: KeyBytes
    var subject: Int?
  }

  /// A hostile capture could bring a new type with every event.
  private static let mostEntries = 256
  /// A power of two, and enough that a search ends soon.
  private static let placeCount = 1024

  private var entries: [Entry] = []
  /// Open-addressed: entry plus one, 0 for none.
  private var places = [Int16](repeating: 0, count: placeCount)
  private var last = 0

  /// The subject of a type without escapes, asked for once.
  mutating func subject(
    _ index: StructuralIndex, _ start: Int, _ end: Int, ask: (JSONName) -> Int?
  ) -> Int? {
    let key = index.bytes(start, end)
    if last < entries.count, matches(last, key, index) { return entries[last].subject }
    var place = key.hash & (Self.placeCount - 1)
    while places[place] != 0 {
      let known = Int(places[place]) - 1
      if matches(known, key, index) {
        last = known
        return entries[known].subject
      }
      place = (place + 1) & (Self.placeCount - 1)
    }
    let name = index.text.copy(start..<end)
    let subject = ask(JSONName(name))
    if entries.count < Self.mostEntries {
      entries.append(Entry(name: name, key: key, subject: subject))
      places[place] = Int16(entries.count)
    }
    return subject
  }

  /// An entry is looked at where it lies: a copy counts the references of its name.
  private func matches(_ entry: Int, _ key: KeyBytes, _ index: StructuralIndex) -> Bool {
    guard entries[entry].key.isSame(as: key) else { return false }
    guard key.length > 16 else { return true }
    let name = entries[entry].name
    return name.indices.allSatisfy { name[$0] == index.text[Int(key.start) + $0] }
  }
}
