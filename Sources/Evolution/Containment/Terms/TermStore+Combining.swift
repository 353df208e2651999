extension TermStore {
  /// What is a member of all of them.
  func all(_ parts: [Literal]) -> Literal {
    var flat: [Literal] = []
    var kinds = universe
    for part in parts { flatten(part, into: &flat, &kinds) }
    if kinds != universe { flat.append(literal(.kinds(kinds))) }
    flat.sort()
    var unique: [Literal] = []
    unique.reserveCapacity(flat.count)
    for part in flat where unique.last != part {
      // A term and its complement have neighbouring numbers.
      if let last = unique.last, last == !part { return .nothing }
      unique.append(part)
    }
    if unique.first == .nothing || kinds.isEmpty { return .nothing }
    if unique.isEmpty { return .anything }
    return unique.count == 1 ? unique[0] : literal(.all(unique))
  }

  private func flatten(_ part: Literal, into flat: inout [Literal], _ kinds: inout Kinds) {
    if part == .anything { return }
    if case .likely = self[part], part.isNegative {
      flat.append(.nothing)
    } else if case .all(let parts) = self[part], !part.isNegative {
      for part in parts { flatten(part, into: &flat, &kinds) }
    } else if case .kinds(let some) = self[part] {
      kinds.formIntersection(part.isNegative ? universe.subtracting(some) : some)
    } else {
      flat.append(part)
    }
  }

  func some(_ parts: [Literal]) -> Literal { !all(parts.map { !$0 }) }

  /// What is a member of exactly one.
  func one(_ parts: [Literal]) -> Literal {
    let possible = parts.filter { $0 != .nothing }
    if possible.isEmpty { return .nothing }
    if possible.count == 1 { return possible[0] }
    if possible.filter({ $0 == .anything }).count == 1 {
      return !some(possible.filter { $0 != .anything })
    }
    return literal(.one(possible.sorted()))
  }

  func kinds(_ kinds: Kinds) -> Literal { all([literal(.kinds(kinds))]) }
}
