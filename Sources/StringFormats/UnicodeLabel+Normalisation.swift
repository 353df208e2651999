/// Normalization Form C, as far as characters that a label may hold can break it.
extension UnicodeLabel {
  /// Whether the label is in Normalization Form C.
  ///
  /// Characters that the form forbids by themselves also change under case folding and are
  /// disallowed; what is left are marks out of order and pairs that have a character of their own.
  var isNormalised: Bool {
    scalars.allSatisfy { $0 < 0x300 } || composed(ordered(decomposed(scalars))) == scalars
  }
}

private func decomposed(_ scalars: [UInt32]) -> [UInt32] {
  var result: [UInt32] = []
  for scalar in scalars {
    var starter = scalar
    var marks: [UInt32] = []
    while let parts = Composition.parts(of: starter) {
      marks.append(parts.mark)
      starter = parts.starter
    }
    result.append(starter)
    result += marks.reversed()
  }
  return result
}

/// Puts the marks between two starters in the order of their combining classes.
private func ordered(_ scalars: [UInt32]) -> [UInt32] {
  var result: [(scalar: UInt32, order: Unicode.CanonicalCombiningClass)] = []
  for scalar in scalars {
    let order = combiningClass(scalar)
    var place = result.count
    if order != .notReordered {
      while place > 0, result[place - 1].order > order { place -= 1 }
    }
    result.insert((scalar, order), at: place)
  }
  return result.map(\.scalar)
}

/// Merges each starter with the marks that nothing keeps away from it.
private func composed(_ scalars: [UInt32]) -> [UInt32] {
  var result: [UInt32] = []
  var starter: Int?
  for scalar in scalars {
    let order = combiningClass(scalar)
    if let starter, starter == result.count - 1 || combiningClass(result[result.count - 1]) < order,
      let composite = Composition.composite(of: .init(starter: result[starter], mark: scalar))
    {
      result[starter] = composite
      continue
    }
    if order == .notReordered { starter = result.count }
    result.append(scalar)
  }
  return result
}
