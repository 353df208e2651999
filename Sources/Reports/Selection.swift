import Findings

/// Findings with the gravest first, then the most frequent, then in their own order.
func mostImportant(_ findings: [Finding]) -> [Finding] {
  findings.enumerated().sorted { first, second in
    let (left, right) = (first.element, second.element)
    if left.severity != right.severity { return left.severity > right.severity }
    if left.count != right.count { return left.count > right.count }
    return first.offset < second.offset
  }.map(\.element)
}

/// How many each of several groups may show when they share a number of lines: small groups show
/// all, large ones what is left, evenly.
func shares(of sizes: [Int], total: Int) -> [Int] {
  var shares = [Int](repeating: 0, count: sizes.count)
  var left = total
  for (done, index) in sizes.indices.sorted(by: { (sizes[$0], $0) < (sizes[$1], $1) }).enumerated()
  {
    let share = min(sizes[index], left / max(sizes.count - done, 1))
    shares[index] = share
    left -= share
  }
  return shares
}
