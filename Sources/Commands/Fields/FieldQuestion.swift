import Contracts
import Drift
import JSONText
import SourceText

/// Which field of which contract a word means: `gameStateUpdate.leaderboard`.
struct FieldQuestion {
  let entry: KnownContracts.Entry
  let place: FieldPlace
  /// The names that lead there, as they were asked for.
  let names: [JSONName]

  init(_ word: String, _ known: KnownContracts) throws(CommandError) {
    guard let (entry, rest) = Self.event(in: word, known) else {
      throw Self.unknown(word, known)
    }
    self.entry = entry
    var place = FieldPlace(entry.graph)
    var names: [JSONName] = []
    for name in Self.names(rest) {
      guard let next = place.field(name) else {
        let near = nearMiss(of: name.description, among: place.names.map(\.description))
        throw .usage(
          "'\(entry.name)' declares no '\(name)' at '\(shownPlace(place.pointer))'",
          advice: [near.map { "did you mean '\($0)'?" } ?? Self.choices(place)])
      }
      place = next
      names.append(name)
    }
    self.place = place
    self.names = names
  }

  /// The longest beginning that names an event or a contract; names may hold dots themselves.
  private static func event(
    in word: String, _ known: KnownContracts
  ) -> (entry: KnownContracts.Entry, rest: ArraySlice<UInt8>)? {
    let bytes = Array(word.utf8)
    let ends = bytes.indices.filter {
      bytes[$0] == UInt8(ascii: ".") || bytes[$0] == UInt8(ascii: "/")
    }
    for end in [bytes.count] + ends.reversed() {
      let name = JSONName(Array(bytes[..<end]))
      let named = known.entries.first { JSONName($0.name) == name }
      guard let entry = named ?? known.entries.first(where: { $0.events.contains(name) }) else {
        continue
      }
      return (entry, bytes[end...])
    }
    return nil
  }

  /// `.a.b`, `/a/b` and `.a[].b` are the same way.
  private static func names(_ rest: ArraySlice<UInt8>) -> [JSONName] {
    if rest.first == UInt8(ascii: "/"), let pointer = JSONPointer(parsing: Array(rest)) {
      return pointer.tokens
    }
    return rest.split(separator: UInt8(ascii: ".")).compactMap { part in
      let name = part.suffix(2).elementsEqual("[]".utf8) ? part.dropLast(2) : part
      return name.isEmpty ? nil : JSONName(Array(name))
    }
  }

  private static func choices(_ place: FieldPlace) -> String {
    let names = place.names.prefix(12).map { "'\($0)'" }
    return names.isEmpty
      ? "nothing is declared below it" : "there are: \(names.joined(separator: ", "))"
  }

  private static func unknown(_ word: String, _ known: KnownContracts) -> CommandError {
    let names = Set(
      known.entries.map(\.name) + known.entries.flatMap { $0.events.map(\.description) })
    let first = word.split(separator: ".").first.map { String($0) } ?? word
    let near = nearMiss(of: first, among: names.sorted())
    return .usage(
      "no contract takes an event '\(word)'",
      advice: [near.map { "did you mean '\($0)'?" } ?? known.advice])
  }
}
