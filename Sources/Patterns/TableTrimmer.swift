/// Finds the states from which the answer is settled, so that matching can stop there.
struct TableTrimmer {
  let width: Int
  let table: [DFA.State]
  let acceptsAtEnd: [Bool]

  /// The table with settled states replaced, and for each state what stands for it now.
  func trimmed() -> (table: [DFA.State], alias: [DFA.State]) {
    var alias = acceptsAtEnd.indices.map { DFA.State(truncatingIfNeeded: $0) }
    if let canAccept = canReach(true) {
      for state in alias.indices where !canAccept[state] { alias[state] = DFA.refused }
    }
    if let canRefuse = canReach(false) {
      for state in alias.indices where !canRefuse[state] { alias[state] = DFA.accepted }
    }
    return (table.map { alias[Int($0)] }, alias)
  }

  /// For each state whether a text that ends with the answer `goal` leads on from it.
  ///
  /// States are numbered as they were found, so that going through them backwards is done after
  /// a few rounds; nil when it is not, which only costs the early stop.
  private func canReach(_ goal: Bool) -> [Bool]? {
    var reaches = acceptsAtEnd.map { $0 == goal }
    for _ in 0..<20 {
      var isStable = true
      for state in reaches.indices.reversed() where !reaches[state] {
        let row = state * width..<(state + 1) * width
        if row.contains(where: { reaches[Int(table[$0])] }) {
          reaches[state] = true
          isStable = false
        }
      }
      if isStable { return reaches }
    }
    return nil
  }
}
