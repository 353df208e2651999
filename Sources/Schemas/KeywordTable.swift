/// Keywords by the bytes of their names, found without making a name: reading asks for every member
/// of every schema.
struct KeywordTable: Sendable {
  private struct Entry: Sendable {
    var keyword: KeywordInfo
    /// Where the name begins in `bytes`.
    var start: Int
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// Where the entries begin whose names have a length, and where the last of them end.
  private var starts: [Int] = [0]

  init(_ keywords: [KeywordInfo]) {
    let byLength = Dictionary(grouping: keywords) { $0.name.utf8.count }
    for length in 0...(byLength.keys.max() ?? 0) {
      for keyword in byLength[length] ?? [] {
        entries.append(Entry(keyword: keyword, start: bytes.count))
        bytes += keyword.name.utf8
      }
      starts.append(entries.count)
    }
  }

  func keyword(named name: ArraySlice<UInt8>, in dialect: Dialect) -> KeywordInfo? {
    guard name.count + 1 < starts.count else { return nil }
    for index in starts[name.count]..<starts[name.count + 1] {
      let entry = entries[index]
      guard holds(name, at: entry.start), entry.keyword.dialects.contains(dialect) else { continue }
      return entry.keyword
    }
    return nil
  }

  private func holds(_ name: ArraySlice<UInt8>, at start: Int) -> Bool {
    var place = start
    for byte in name {
      guard bytes[place] == byte else { return false }
      place += 1
    }
    return true
  }
}
