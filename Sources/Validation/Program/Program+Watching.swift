import JSONText
import SourceText

extension Program {
  /// The most fields that the walker notes by itself.
  private static let mostWatched = 64

  /// Lets walkers note where fields of the event itself stand, as they come by.
  ///
  /// For each field whether they will; the others have to be searched for. To be called before any
  /// walker is made.
  func watch(_ pointers: [JSONPointer]) -> [Bool] {
    let site = tables.sites[Int(root)]
    // A branch may be walked in place of the event, and then its names are at another place.
    guard site.choices.isEmpty else { return pointers.map { _ in false } }
    return pointers.enumerated().map { number, pointer in
      guard number < Self.mostWatched, pointer.tokens.count == 1,
        let entry = site.keys.indexes.first(where: { isName($0, pointer.tokens[0]) })
      else { return false }
      tables.keys[entry].watch = UInt8(number + 1)
      return true
    }
  }

  /// How many fields are watched at most.
  var watchedCount: Int {
    tables.sites[Int(root)].keys.indexes.map { Int(tables.keys[$0].watch) }.max() ?? 0
  }

  private func isName(_ entry: Int, _ name: JSONName) -> Bool {
    let known = tables.keys[entry].name
    return Int(known.length) == name.utf8.count
      && name.utf8.indices.allSatisfy { tables.text[Int(known.start) + $0] == name.utf8[$0] }
  }
}
