import SourceText

/// The order of findings by what is cheap to compare: whose they are and where they stand.
///
/// Contracts and paths are compared as texts once each; after that a finding is a few numbers.
struct FindingOrder {
  /// Where a finding stands; what stands at one place is ordered by the findings themselves.
  private struct Key {
    var contract: Int
    var path: Int
    /// The line and the column; below zero for what has no place.
    var line: Int
    var column: Int
    var byte: Int
    var index: Int
  }

  private var keys: [Key] = []

  init(_ findings: [Finding]) {
    let contracts = Self.ranks(findings.lazy.map { $0.contract ?? "" })
    let paths = Self.ranks(findings.lazy.map { $0.place?.path ?? "" })
    keys.reserveCapacity(findings.count)
    for index in findings.indices {
      let position = findings[index].place?.position
      keys.append(
        Key(
          contract: contracts[index], path: paths[index], line: position?.line ?? -1,
          column: position?.column ?? -1, byte: findings[index].place?.byteOffset ?? -1,
          index: index))
    }
  }

  /// The places of the findings in order; `precedes` is asked about those of one place alone.
  func indices(_ precedes: (Int, Int) -> Bool) -> [Int] {
    keys.sorted { one, other in
      if one.contract != other.contract { return one.contract < other.contract }
      if one.path != other.path { return one.path < other.path }
      if one.line != other.line { return one.line < other.line }
      if one.column != other.column { return one.column < other.column }
      if one.byte != other.byte { return one.byte < other.byte }
      return precedes(one.index, other.index)
    }.map(\.index)
  }

  /// Each text as its place among the different ones.
  private static func ranks(_ texts: some Sequence<String>) -> [Int] {
    var numbers: [String: Int] = [:]
    var last: (text: String, number: Int)?
    let found = texts.map { text in
      if let last, last.text == text { return last.number }
      let number = numbers[text] ?? numbers.count
      numbers[text] = number
      last = (text, number)
      return number
    }
    guard numbers.count > 1 else { return found }
    var ranks = Array(repeating: 0, count: numbers.count)
    for (rank, entry) in numbers.sorted(by: { $0.key < $1.key }).enumerated() {
      ranks[entry.value] = rank
    }
    return found.map { ranks[$0] }
  }
}
