extension ListSearch {
  /// An array laid so far, as its last item and the array before it.
  private struct Stretch {
    var before: Int
    var item: Sample
  }

  /// Lays items one by one; of the arrays with equal counts one is kept.
  func lay(longest: Int) -> SearchResult {
    var stretches: [Stretch] = []
    var layer: [[Int]: Int] = [[Int](repeating: 0, count: counts.count): -1]
    var doubt: SearchResult?
    var length = 0
    while true {
      if length >= least, let last = layer.first(where: { isEnough($0.key) })?.value {
        return .member(.list(items(to: last, in: stretches)))
      }
      guard length < longest, !layer.isEmpty else { return doubt ?? .none }
      guard length < Self.greatestLength else {
        return .unknown("an array of more than \(Self.greatestLength) items would be needed")
      }
      var next: [[Int]: Int] = [:]
      for (reached, last) in layer.sorted(by: { $0.value < $1.value }) {
        for choice in 0..<(1 << counts.count) {
          guard let counted = advance(reached, by: choice), next[counted] == nil else { continue }
          search.steps -= 1
          guard !search.isExhausted else { return search.exhaustion }
          switch search.search(literals(at: length, choice)) {
          case .none: continue
          case .unknown(let reason): doubt = doubt ?? .unknown(reason)
          case .member(let item):
            next[counted] = stretches.count
            stretches.append(Stretch(before: last, item: item))
          }
        }
      }
      layer = next
      length += 1
    }
  }

  private func items(to last: Int, in stretches: [Stretch]) -> [Sample] {
    var items: [Sample] = []
    var place = last
    while place >= 0 {
      items.append(stretches[place].item)
      place = stretches[place].before
    }
    return items.reversed()
  }

  func isEnough(_ reached: [Int]) -> Bool {
    zip(reached, counts).allSatisfy { $0 >= $1.least }
  }

  /// The counts after an item that is chosen to be one of some; nil when that is no use.
  func advance(_ reached: [Int], by choice: Int) -> [Int]? {
    var reached = reached
    for (place, count) in counts.enumerated() where choice >> place & 1 == 1 {
      guard reached[place] < count.most ?? count.least else { return nil }
      reached[place] += 1
    }
    return reached
  }

  /// What is asked of an item that is chosen to count for some.
  func literals(at place: Int, _ choice: Int) -> [Literal] {
    var literals = rows.map { $0[place] }
    for (number, count) in counts.enumerated() {
      if choice >> number & 1 == 1 {
        literals.append(count.row[place])
      } else if count.most != nil {
        literals.append(!count.row[place])
      }
    }
    return literals
  }
}
