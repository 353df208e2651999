/// Tables and a list of texts read side by side, in search of a text of some length.
///
/// Like `TableProduct`, which is quicker where neither length nor single texts matter.
struct TextSearch {
  private static let greatestWork = 3_000_000

  /// A kind of code point that neither a table nor a listed text splits.
  private struct Kind {
    var letters: [Alphabet.Letter]
    /// Set where listed texts hold this very code point.
    var listed: UInt32?
    var example: UInt32
  }

  private struct Place: Hashable {
    var states: [DFA.State]
    /// Where in the tree of listed texts; -1 beside it.
    var branch: Int
  }

  private struct Visit {
    var place: Place
    var parent: Int
    var length: Int
    var example: UInt32
  }

  private let tables: [DFA]
  private let wantedCount: Int
  private let lengths: ClosedRange<Int>
  private let kinds: [Kind]
  private var tree: [[UInt32: Int]] = [[:]]
  private var isListed: [Bool] = [false]

  init?(
    tables: [DFA], wantedCount: Int, lengths: ClosedRange<Int>, except listed: Set<[UInt8]>
  ) {
    self.tables = tables
    self.wantedCount = wantedCount
    self.lengths = lengths
    var scalars: Set<UInt32> = []
    for text in listed {
      var branch = 0
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        scalars.insert(scalar.value)
        if let known = tree[branch][scalar.value] {
          branch = known
        } else {
          tree[branch][scalar.value] = tree.count
          branch = tree.count
          tree.append([:])
          isListed.append(false)
        }
      }
      isListed[branch] = true
    }
    guard let kinds = Self.kinds(of: tables, telling: scalars) else { return nil }
    self.kinds = kinds
  }

  /// A shortest text, or none.
  func shortestMember() -> Member {
    let start = Place(states: tables.map(\.start), branch: 0)
    guard isHopeful(start.states) else { return .none }
    var visits = [Visit(place: start, parent: -1, length: 0, example: 0)]
    var known: Set<Place> = [start]
    var knownLength = 0
    var work = 0
    var next = 0
    while next < visits.count {
      let visit = visits[next]
      if lengths.contains(visit.length), isGoal(visit.place) {
        return .text(text(to: next, in: visits))
      }
      next += 1
      guard visit.length < lengths.upperBound else { continue }
      let length = visit.length + 1
      // Below the least length the same place may be needed again, further on.
      if length > knownLength {
        if length <= lengths.lowerBound { known.removeAll(keepingCapacity: true) }
        knownLength = length
      }
      for kind in kinds {
        work += tables.count + 1
        let place = self.place(after: visit.place, kind)
        guard isHopeful(place.states), known.insert(place).inserted else { continue }
        visits.append(Visit(place: place, parent: next - 1, length: length, example: kind.example))
      }
      guard work <= Self.greatestWork, visits.count < 400_000 else {
        return .unknown(reason: "comparing the patterns takes too many steps")
      }
    }
    return .none
  }

  private func place(after place: Place, _ kind: Kind) -> Place {
    var states: [DFA.State] = []
    states.reserveCapacity(tables.count)
    for (number, state) in place.states.enumerated() {
      states.append(tables[number].next(after: state, kind.letters[number]))
    }
    guard place.branch >= 0, let scalar = kind.listed else {
      return Place(states: states, branch: -1)
    }
    return Place(states: states, branch: tree[place.branch][scalar] ?? -1)
  }

  private func isHopeful(_ states: [DFA.State]) -> Bool {
    for (number, state) in states.enumerated()
    where state == (number < wantedCount ? DFA.refused : DFA.accepted) {
      return false
    }
    return true
  }

  private func isGoal(_ place: Place) -> Bool {
    if place.branch >= 0, isListed[place.branch] { return false }
    for (number, state) in place.states.enumerated()
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

  private static func kinds(of tables: [DFA], telling listed: Set<UInt32>) -> [Kind]? {
    var best: [[Alphabet.Letter]: UInt32] = [:]
    var result: [Kind] = []
    let plain = Array(UInt32(0)...0x7F)
    let after = listed.flatMap { [$0, $0 + 1] }.filter { $0 <= lastScalar }
    let borders = Set(tables.flatMap(\.alphabet.starts) + plain + after).sorted()
    guard borders.count * max(tables.count, 1) <= greatestWork / 10 else { return nil }
    for border in borders where !isSurrogate(border) {
      let letters = tables.map { $0.alphabet.letter(of: border) }
      if listed.contains(border) {
        result.append(Kind(letters: letters, listed: border, example: border))
        continue
      }
      if let known = best[letters], TableProduct.rank(known) <= TableProduct.rank(border) {
        continue
      }
      best[letters] = border
    }
    result += best.map { Kind(letters: $0.key, listed: nil, example: $0.value) }
    return result.sorted {
      (TableProduct.rank($0.example), $0.example) < (TableProduct.rank($1.example), $1.example)
    }
  }
}

extension Pattern {
  /// A shortest text of some length that all of `wanted` match, none of `unwanted`, and that is not
  /// in a list.
  package static func shortestMember(
    of wanted: [Pattern], butNot unwanted: [Pattern], lengths: ClosedRange<Int>,
    except listed: Set<[UInt8]>
  ) -> Member {
    if lengths == 0...Int.max, listed.isEmpty {
      return shortestMember(of: wanted, butNot: unwanted)
    }
    var tables: [DFA] = []
    for pattern in wanted + unwanted {
      guard case .table(let table) = pattern.program.engine else {
        return .unknown(reason: "'\(pattern.source)' is too complex to compare")
      }
      tables.append(table)
    }
    let search = TextSearch(
      tables: tables, wantedCount: wanted.count, lengths: lengths, except: listed)
    guard let search else {
      return .unknown(reason: "the patterns tell too many kinds of characters apart")
    }
    return search.shortestMember()
  }
}
