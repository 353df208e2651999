/// The table of a look-ahead's body, which is run beside the pattern from where it was met.
struct LookAheadTable {
  let table: DFA
  /// Where the body begins, for each kind of place before it.
  let starts: [DFA.State]
  let isNegated: Bool

  /// The state that settles the look-ahead in the thread's favour, and the one that ends it.
  var paid: DFA.State { isNegated ? DFA.refused : DFA.accepted }
  var broken: DFA.State { isNegated ? DFA.accepted : DFA.refused }
}

/// Sets of look-aheads that a thread has met and whose answer the text has not given yet.
///
/// Each set has a number, so that a thread stays an integer; number 0 is the empty set.
struct DebtBook {
  struct Debt: Hashable, Comparable {
    var lookAhead: Int
    var state: DFA.State

    static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.lookAhead, lhs.state) < (rhs.lookAhead, rhs.state)
    }
  }

  /// What `debts` become when a letter is read.
  private struct Reading: Hashable {
    var debts: Int
    var letter: Alphabet.Letter
  }

  /// More open answers than any honest pattern has at a time.
  private static let greatestSize = 32

  let tables: [LookAheadTable]
  /// Whether a thread came to owe too much, so that the table must be given up.
  private(set) var isOverdrawn = false
  private var sets: [[Debt]] = [[]]
  private var numbers: [[Debt]: Int] = [[]: 0]
  private var readings: [Reading: Int] = [:]

  init(tables: [LookAheadTable]) { self.tables = tables }

  /// The debts with one more look-ahead, begun here; nil when it fails at once.
  mutating func taking(_ number: Int, before: Frontier.Before, besides debts: Int) -> Int? {
    let lookAhead = tables[number]
    let state = lookAhead.starts[before.rawValue]
    if state == lookAhead.broken { return nil }
    if state == lookAhead.paid { return debts }
    return self.number(of: sets[debts] + [Debt(lookAhead: number, state: state)])
  }

  /// The debts behind a letter; nil when one of them cannot be paid any more.
  mutating func reading(_ letter: Alphabet.Letter, owing debts: Int) -> Int? {
    guard debts != 0 else { return 0 }
    let reading = Reading(debts: debts, letter: letter)
    if let known = readings[reading] { return known < 0 ? nil : known }
    let result = advanced(sets[debts], by: letter).map { number(of: $0) }
    readings[reading] = result ?? -1
    return result
  }

  private func advanced(_ debts: [Debt], by letter: Alphabet.Letter) -> [Debt]? {
    var left: [Debt] = []
    for debt in debts {
      let lookAhead = tables[debt.lookAhead]
      let state = lookAhead.table.next(after: debt.state, letter)
      if state == lookAhead.broken { return nil }
      if state != lookAhead.paid { left.append(Debt(lookAhead: debt.lookAhead, state: state)) }
    }
    return left
  }

  func arePaidAtEnd(_ debts: Int) -> Bool {
    sets[debts].allSatisfy {
      let lookAhead = tables[$0.lookAhead]
      return lookAhead.table.acceptsAtEnd[Int($0.state)] != lookAhead.isNegated
    }
  }

  private mutating func number(of debts: [Debt]) -> Int {
    let key = debts.count > 1 ? Array(Set(debts)).sorted() : debts
    if let known = numbers[key] { return known }
    if key.count > Self.greatestSize { isOverdrawn = true }
    sets.append(key)
    numbers[key] = sets.count - 1
    return sets.count - 1
  }
}
