/// The candidate nearest to a misspelt word, or nil when none is near enough to be meant.
///
/// Near is: the same letters in another case, one inside the other from its beginning
/// (`tick`, `tickCount`), or at most a third of the letters changed.
package func nearMiss(of word: String, among candidates: some Sequence<String>) -> String? {
  let folded = Array(word.lowercased().utf8)
  let letters = letterSet(folded)
  var best: (candidate: String, distance: Int)?
  for candidate in candidates where candidate != word {
    let other = Array(candidate.lowercased().utf8)
    let limit = max(1, min(folded.count, other.count) / 3)
    let isBeginning = shares(prefixWith: folded, other)
    guard isBeginning || distanceAtLeast(folded, letters, other) <= limit else { continue }
    let distance = isBeginning ? min(1, editDistance(folded, other)) : editDistance(folded, other)
    guard distance <= limit else { continue }
    if best.map({ (distance, candidate) < ($0.distance, $0.candidate) }) ?? true {
      best = (candidate, distance)
    }
  }
  return best?.candidate
}

/// What the lengths and the letters of two words alone say: they are no nearer than this.
///
/// Most words are told apart by it, without the table that the distance itself takes.
private func distanceAtLeast(_ first: [UInt8], _ letters: UInt64, _ second: [UInt8]) -> Int {
  let others = letterSet(second)
  return max(
    abs(first.count - second.count), (letters & ~others).nonzeroBitCount,
    (others & ~letters).nonzeroBitCount)
}

/// Which letters a word holds, sixty-four kinds told apart.
private func letterSet(_ word: [UInt8]) -> UInt64 {
  word.reduce(0) { $0 | 1 << UInt64($1 & 63) }
}

/// One word begins with the whole of the other, and what they share is more than a letter or two.
private func shares(prefixWith first: [UInt8], _ second: [UInt8]) -> Bool {
  let (short, long) = first.count < second.count ? (first, second) : (second, first)
  return short.count >= 4 && long.starts(with: short)
}

/// How many letters must be added, dropped, replaced or swapped with their neighbour.
package func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
  // Names longer than this are data, not misspellings; the table would cost more than the hint.
  guard first.count <= 64, second.count <= 64 else { return .max }
  var beforeLast = [Int](repeating: 0, count: second.count + 1)
  var last = Array(0...second.count)
  for row in 0..<first.count {
    var current = [row + 1]
    current.reserveCapacity(second.count + 1)
    for column in 0..<second.count {
      let replaced = last[column] + (first[row] == second[column] ? 0 : 1)
      var cost = min(replaced, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    (beforeLast, last) = (last, current)
  }
  return last[second.count]
}
