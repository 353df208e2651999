/// The search for an array: how many items, and a member for each of them.
///
/// Items are laid one by one. What has to be somewhere in the array (a match of `contains`, an item
/// that breaks the rules of an `items`) is counted; arrays with equal counts go on alike. An item
/// that no count needs can be left out again, which bounds the length that has to be looked at.
struct ListSearch {
  struct Row {
    var prefix: [Literal]
    var rest: Literal

    subscript(place: Int) -> Literal { place < prefix.count ? prefix[place] : rest }
  }

  /// Items of which some number is asked.
  struct Count {
    var row: Row
    var least: Int
    var most: Int?
  }

  let search: MemberSearch
  let store: TermStore
  var rows: [Row] = []
  var counts: [Count] = []
  var least = 0
  var most = Int.max
  var isUnique = false
  var hasRepeats = false
  var excluded: [Int] = []

  /// Arrays of more items are not made; an example of that length helps nobody.
  static let greatestLength = 1000

  init(_ cell: SearchCell) {
    search = cell.search
    store = cell.store
    for rule in cell.rules { take(store[rule], rule.isNegative) }
  }

  private mutating func take(_ term: Term, _ isNegated: Bool) {
    switch term {
    case .minItems(let bound):
      if isNegated { most = min(most, bound - 1) } else { least = max(least, bound) }
    case .maxItems(let bound):
      if isNegated { least = max(least, bound &+ 1) } else { most = min(most, bound) }
    case .items(let prefix, let rest):
      if isNegated {
        let row = Row(prefix: prefix.map { !$0 }, rest: !rest)
        counts.append(Count(row: row, least: 1, most: nil))
      } else {
        rows.append(Row(prefix: prefix, rest: rest))
      }
    case .contains(let schema, let bound):
      let row = Row(prefix: [], rest: schema)
      counts.append(
        isNegated
          ? Count(row: row, least: 0, most: bound - 1) : Count(row: row, least: bound, most: nil))
    case .containsAtMost(let schema, let bound):
      let row = Row(prefix: [], rest: schema)
      counts.append(
        isNegated
          ? Count(row: row, least: bound &+ 1, most: nil) : Count(row: row, least: 0, most: bound))
    case .unique: if isNegated { hasRepeats = true } else { isUnique = true }
    case .values(let number): if isNegated { excluded.append(number) }
    default: return
    }
  }

  /// From here on all items are asked for the same.
  var period: Int { (rows.map(\.prefix.count) + counts.map(\.row.prefix.count)).max() ?? 0 }

  /// No array needs to be longer.
  private var greatestUseful: Int {
    let wanted = counts.reduce(0) { min($0 + min($1.least, 1 << 30), 1 << 30) }
    let others = excluded.reduce(0) { $0 + store.valueSets[$1].list.count }
    let extra = (hasRepeats ? 2 : 0) + (others == 0 ? 0 : others + 1)
    return min(most, max(least, min(period + wanted + extra, 1 << 40)))
  }

  mutating func find() -> SearchResult {
    mergeCounts()
    guard least <= most, counts.count <= 8 else {
      return least > most ? .none : .unknown("too many 'contains' are combined")
    }
    if counts.contains(where: { count in count.most.map { $0 < count.least } ?? false }) {
      return .none
    }
    let longest = greatestUseful
    for place in counts.indices {
      // No array that is looked at is long enough to break such a rule.
      if let most = counts[place].most, most >= longest { counts[place].most = nil }
    }
    return isUnique || hasRepeats || !excluded.isEmpty
      ? findWithEquality(longest: longest) : lay(longest: longest)
  }

  /// Rules that count members of the same schema are one.
  private mutating func mergeCounts() {
    var merged: [Count] = []
    for count in counts {
      let same = merged.firstIndex {
        $0.row.rest == count.row.rest && $0.row.prefix == count.row.prefix
      }
      // Two items that break the same rules are one when one does.
      guard let same else {
        merged.append(count)
        continue
      }
      merged[same].least = max(merged[same].least, count.least)
      merged[same].most = [merged[same].most, count.most].compactMap { $0 }.min()
    }
    counts = merged
  }
}
