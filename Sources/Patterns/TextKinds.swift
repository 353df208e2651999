extension Pattern {
  /// The sets of patterns that some text matches, no others of the list; each by numbers in order.
  ///
  /// `^a` and `b$` tell four kinds of text apart: one for each of them, one for both, one for
  /// neither. Nil when a pattern is not regular, or when finding them all takes too many steps.
  package static func kindsOfText(telling patterns: [Pattern]) -> [[Int]]? {
    var tables: [DFA] = []
    for pattern in patterns {
      guard case .table(let table) = pattern.program.engine else { return nil }
      tables.append(table)
    }
    return TableProduct(tables: tables, wantedCount: tables.count)?.kindsOfText()
  }
}

extension TableProduct {
  /// For each set of tables that may accept the same text, those tables' numbers.
  func kindsOfText() -> [[Int]]? {
    var places = [start]
    var known: Set<[DFA.State]> = [start]
    var found: Set<[Int]> = []
    var next = 0
    var work = 0
    while next < places.count {
      found.insert(acceptingTables(places[next]))
      for following in followers(of: places[next]) where known.insert(following).inserted {
        places.append(following)
      }
      work += kindCount * start.count
      guard places.count < 20_000, work < 2_000_000, found.count <= 256 else { return nil }
      next += 1
    }
    return found.sorted { ($0.count, $0.first ?? 0) < ($1.count, $1.first ?? 0) }
  }
}
