/// Matching by the graph itself, for patterns whose table would be too large.
///
/// The time grows with the text times the graph and never faster; a bound on the steps turns what
/// is left of "too slow" into an answer that says so.
struct NFAWalk {
  private static let greatestWork = 10_000_000

  let nfa: NFA

  func matches(_ text: borrowing Span<UInt8>) -> Match {
    var frontier = Frontier(of: nfa)
    var before = Frontier.Before.textStart
    var offset = 0
    var targets: [Int] = []
    frontier.clear()
    frontier.add(nfa.start, before: before)
    while offset < text.count {
      let (scalar, length) = decodeScalar(text, at: offset)
      let letter = nfa.alphabet.letter(of: scalar)
      frontier.resolve(before: before, after: Frontier.after(letter, in: nfa))
      if frontier.isMatch { return .yes }
      if frontier.steps.isEmpty { return .no }
      guard frontier.work < Self.greatestWork else { return .undecided }
      targets.removeAll(keepingCapacity: true)
      for step in frontier.steps {
        if case .read(let set, let next) = nfa.steps[step], nfa.has(letter, in: set) {
          targets.append(next)
        }
      }
      before = Frontier.before(letter, in: nfa)
      frontier.clear()
      for target in targets { frontier.add(target, before: before) }
      offset += length
    }
    frontier.resolve(before: before, after: .textEnd)
    return frontier.isMatch ? .yes : .no
  }
}

extension NFA {
  func has(_ letter: Alphabet.Letter, in set: Int) -> Bool {
    let members = alphabet.members[set]
    var low = 0
    var high = members.count
    while low < high {
      let middle = (low + high) / 2
      if members[middle] < letter { low = middle + 1 } else { high = middle }
    }
    return low < members.count && members[low] == letter
  }
}
