/// Several tables read side by side, in search of a text that some accept and others refuse.
struct TableProduct {
  private static let greatestStateCount = 100_000
  private static let greatestWork = 3_000_000

  /// A kind of code point that no table splits, with one of it to show.
  private struct Kind {
    var letters: [Alphabet.Letter]
    var example: UInt32
  }

  /// A state found, and how it was come to.
  private struct Visit {
    var states: [DFA.State]
    var parent: Int
    var example: UInt32
  }

  private let tables: [DFA]
  private let wantedCount: Int
  private let kinds: [Kind]

  /// Sets out to find a text that the first `wantedCount` tables accept and the others refuse.
  ///
  /// Nil when the alphabets together have too many kinds.
  init?(tables: [DFA], wantedCount: Int) {
    self.tables = tables
    self.wantedCount = wantedCount
    guard let kinds = Self.kinds(of: tables) else { return nil }
    self.kinds = kinds
  }

  /// Searches by length, so that the first text found is a shortest one.
  func shortestMember() -> Member {
    var visits = [Visit(states: tables.map(\.start), parent: -1, example: 0)]
    var known: Set<[DFA.State]> = [visits[0].states]
    var work = 0
    var next = 0
    guard isHopeful(visits[0].states) else { return .none }
    while next < visits.count {
      let visit = visits[next]
      if isGoal(visit.states) { return .text(text(to: next, in: visits)) }
      for kind in kinds {
        let states = self.states(after: visit.states, kind)
        work += states.count
        guard isHopeful(states), known.insert(states).inserted else { continue }
        visits.append(Visit(states: states, parent: next, example: kind.example))
      }
      guard visits.count <= Self.greatestStateCount, work <= Self.greatestWork else {
        return .unknown(reason: "comparing the patterns takes too many steps")
      }
      next += 1
    }
    return .none
  }

  private func states(after states: [DFA.State], _ kind: Kind) -> [DFA.State] {
    var result: [DFA.State] = []
    result.reserveCapacity(states.count)
    for (number, state) in states.enumerated() {
      result.append(tables[number].next(after: state, kind.letters[number]))
    }
    return result
  }

  private func isHopeful(_ states: [DFA.State]) -> Bool {
    for (number, state) in states.enumerated() {
      if state == (number < wantedCount ? DFA.refused : DFA.accepted) { return false }
    }
    return true
  }

  private func isGoal(_ states: [DFA.State]) -> Bool {
    for (number, state) in states.enumerated()
    where tables[number].acceptsAtEnd[Int(state)] != (number < wantedCount) {
      return false
    }
    return true
  }

  private func text(to last: Int, in visits: [Visit]) -> String {
    var scalars: [Unicode.Scalar] = []
    var place = last
    while visits[place].parent >= 0 {
      if let scalar = Unicode.Scalar(visits[place].example) { scalars.append(scalar) }
      place = visits[place].parent
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.reversed())
    return String(text)
  }

  // MARK: places

  var start: [DFA.State] { tables.map(\.start) }
  var kindCount: Int { kinds.count }

  /// Where one further code point leads, whatever it is.
  func followers(of states: [DFA.State]) -> [[DFA.State]] {
    kinds.map { self.states(after: states, $0) }
  }

  /// The numbers of the tables that accept a text that ends here.
  func acceptingTables(_ states: [DFA.State]) -> [Int] {
    states.indices.filter { tables[$0].acceptsAtEnd[Int(states[$0])] }
  }

  // MARK: kinds

  /// The kinds that all the alphabets together tell apart, those with plain examples first.
  private static func kinds(of tables: [DFA]) -> [Kind]? {
    var best: [[Alphabet.Letter]: UInt32] = [:]
    let borders = Set(tables.flatMap(\.alphabet.starts) + plainBorders).sorted()
    guard borders.count * max(tables.count, 1) <= greatestWork / 10 else { return nil }
    for border in borders where !isSurrogate(border) {
      let letters = tables.map { $0.alphabet.letter(of: border) }
      if let known = best[letters], rank(known) <= rank(border) { continue }
      best[letters] = border
    }
    return best.map { Kind(letters: $0.key, example: $0.value) }
      .sorted { (rank($0.example), $0.example) < (rank($1.example), $1.example) }
  }

  /// Every character of ASCII may be an example, not only those where a kind begins.
  private static let plainBorders = Array(UInt32(0)...0x7F)

  /// How gladly a code point is shown: letters, digits, signs, the rest of Unicode, controls.
  static func rank(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x61...0x7A: 0
    case 0x30...0x39: 1
    case 0x41...0x5A: 2
    case 0x21...0x7E: 3
    case 0x20: 4
    case 0...0x1F, 0x7F...0x9F: 6
    default: 5
    }
  }
}
