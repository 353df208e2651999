extension ListSearch {
  private static let greatestTries = 500
  /// Unique items are told apart one from another, which is quadratic.
  private static let greatestUniqueLength = 120

  /// Goes through the ways to lay arrays, and tries to tell the items of each apart or make two
  /// equal.
  func findWithEquality(longest: Int) -> SearchResult {
    var way = Way(tries: 0, doubt: nil)
    var length = least
    while length <= longest {
      if length > Self.greatestUniqueLength {
        return way.doubt
          ?? .unknown("items of more than \(Self.greatestUniqueLength) would have to be compared")
      }
      let start = [Int](repeating: 0, count: counts.count)
      var isPossible = false
      if let finding = lay(length, start, [], &way, &isPossible) { return finding }
      // Where no array of a length can be laid, no longer one can.
      if !isPossible, way.doubt == nil, counts.isEmpty { return .none }
      length += 1
    }
    return way.doubt ?? .none
  }

  private struct Way {
    var tries: Int
    var doubt: SearchResult?
  }

  private func lay(
    _ length: Int, _ reached: [Int], _ goals: [[Literal]], _ way: inout Way,
    _ isPossible: inout Bool
  ) -> SearchResult? {
    guard !search.isExhausted else { return search.exhaustion }
    guard goals.count < length else {
      isPossible = true
      return isEnough(reached) ? choose(goals, &way) : nil
    }
    for choice in 0..<(1 << counts.count) {
      guard let counted = advance(reached, by: choice) else { continue }
      let goal = literals(at: goals.count, choice)
      search.steps -= 1
      switch search.search(goal) {
      case .none: continue
      case .unknown(let reason): way.doubt = way.doubt ?? .unknown(reason)
      case .member:
        if let finding = lay(length, counted, goals + [goal], &way, &isPossible) { return finding }
      }
    }
    return nil
  }

  /// Items for the goals; nil when another way has to be tried.
  private func choose(_ goals: [[Literal]], _ way: inout Way) -> SearchResult? {
    way.tries += 1
    guard way.tries <= Self.greatestTries else {
      return .unknown("too many arrays differ in which of their items are equal")
    }
    let finding = hasRepeats ? repeated(goals) : isUnique ? distinct(goals) : anyItems(goals)
    switch finding {
    case .none: return nil
    case .member: return finding
    case .unknown:
      way.doubt = way.doubt ?? finding
      return nil
    }
  }

  private func anyItems(_ goals: [[Literal]]) -> SearchResult {
    var items: [Sample] = []
    for goal in goals {
      let finding = search.search(goal)
      guard case .member(let item) = finding else { return finding }
      items.append(item)
    }
    return accept(items, goals) { anyItems($0) }
  }

  /// The array, unless it is excluded; then one that differs in some place.
  private func accept(
    _ items: [Sample], _ goals: [[Literal]], again: ([[Literal]]) -> SearchResult
  ) -> SearchResult {
    guard excluded.contains(where: { store.valueSets[$0].members.contains(.list(items)) }) else {
      return .member(.list(items))
    }
    search.depth += 1
    defer { search.depth -= 1 }
    guard search.depth < MemberSearch.greatestNesting, !search.isExhausted else {
      return .unknown("too many arrays are excluded")
    }
    var attempt = Attempt()
    for place in items.indices {
      var goals = goals
      goals[place].append(!store.values([items[place]]))
      search.steps -= 1
      if attempt.takes(again(goals)) { return attempt.finding }
    }
    return attempt.finding
  }

  // MARK: equal items

  /// Two items that are equal, and a member for each of the others.
  private func repeated(_ goals: [[Literal]]) -> SearchResult {
    var attempt = Attempt()
    // Behind the period all places are alike.
    let last = min(goals.count, period + 2)
    for second in 0..<last {
      for first in 0..<second {
        search.steps -= 1
        let both = search.search(goals[first] + goals[second])
        guard case .member(let item) = both else {
          _ = attempt.takes(both)
          continue
        }
        if attempt.takes(complete(goals, first, second, item)) { return attempt.finding }
      }
    }
    // With counts two places behind the period need not be alike.
    if case .none = attempt.finding, !counts.isEmpty, last < goals.count {
      return .unknown("items that are equal could not be placed")
    }
    return attempt.finding
  }

  private func complete(_ goals: [[Literal]], _ first: Int, _ second: Int, _ item: Sample)
    -> SearchResult
  {
    var items: [Sample] = []
    for (place, goal) in goals.enumerated() {
      if place == first || place == second {
        items.append(item)
        continue
      }
      let finding = search.search(goal)
      guard case .member(let other) = finding else { return finding }
      items.append(other)
    }
    guard excluded.contains(where: { store.valueSets[$0].members.contains(.list(items)) }) else {
      return .member(.list(items))
    }
    return .unknown("an array with equal items is excluded")
  }

  // MARK: different items

  /// Items that all differ: as many members for each place as there are places will do.
  private func distinct(_ goals: [[Literal]]) -> SearchResult {
    var pools: [[Sample]] = []
    var known: [[Literal]: [Sample]] = [:]
    var doubt: SearchResult?
    for goal in goals {
      if let pool = known[goal] {
        pools.append(pool)
        continue
      }
      let pool = members(of: goal, atMost: goals.count, &doubt)
      known[goal] = pool
      pools.append(pool)
    }
    guard let items = Matching(pools: pools).items() else { return doubt ?? .none }
    return accept(items, goals) { distinct($0) }
  }

  private func members(of goal: [Literal], atMost most: Int, _ doubt: inout SearchResult?)
    -> [Sample]
  {
    var pool: [Sample] = []
    while pool.count < most {
      search.steps -= 1
      let asked = pool.isEmpty ? goal : goal + [!store.values(pool)]
      switch search.search(asked) {
      case .none: return pool
      case .unknown(let reason):
        doubt = doubt ?? .unknown(reason)
        return pool
      case .member(let sample): pool.append(sample)
      }
    }
    return pool
  }
}

/// Gives every place an item of its own.
private struct Matching {
  let pools: [[Sample]]
  private var owners: [Sample: Int] = [:]

  init(pools: [[Sample]]) { self.pools = pools }

  /// One item for each place, all different; nil when there are too few.
  func items() -> [Sample]? {
    var matching = self
    for place in pools.indices {
      var seen: Set<Sample> = []
      guard matching.assign(place, &seen) else { return nil }
    }
    var items = [Sample](repeating: .null, count: pools.count)
    for (item, place) in matching.owners { items[place] = item }
    return items
  }

  private mutating func assign(_ place: Int, _ seen: inout Set<Sample>) -> Bool {
    for item in pools[place] where seen.insert(item).inserted {
      guard let owner = owners[item] else {
        owners[item] = place
        return true
      }
      if assign(owner, &seen) {
        owners[item] = place
        return true
      }
    }
    return false
  }
}
