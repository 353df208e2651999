import JSONText

/// The search for a number within bounds, on a lattice of multiples, beside others.
struct NumberSearch {
  private struct Bound {
    var value: ExactNumber
    var isExclusive: Bool
  }

  private let isInteger: Bool
  private let isDotted: Bool
  private var lower: Bound?
  private var upper: Bound?
  private var multiples: [ExactNumber] = []
  private var strangers: [ExactNumber] = []
  private var excluded: Set<ExactNumber> = []
  private let search: MemberSearch

  init(_ cell: SearchCell) {
    search = cell.search
    isInteger = cell.kind != .fraction
    isDotted = cell.kind == .dotted
    for rule in cell.rules { take(cell.store[rule], rule.isNegative, cell.store) }
    if isInteger { multiples.append(ExactNumber(1)) } else { strangers.append(ExactNumber(1)) }
  }

  private mutating func take(_ term: Term, _ isNegated: Bool, _ store: TermStore) {
    if case .minimum(let value, let isExclusive) = term {
      if isNegated {
        lowerUpper(Bound(value: value, isExclusive: !isExclusive))
      } else {
        raiseLower(Bound(value: value, isExclusive: isExclusive))
      }
    } else if case .maximum(let value, let isExclusive) = term {
      if isNegated {
        raiseLower(Bound(value: value, isExclusive: !isExclusive))
      } else {
        lowerUpper(Bound(value: value, isExclusive: isExclusive))
      }
    } else if case .multiple(let divisor) = term {
      if isNegated { strangers.append(divisor) } else { multiples.append(divisor) }
    } else if case .values(let number) = term, isNegated {
      for case .number(let value) in store.valueSets[number].list { excluded.insert(value.value) }
    }
  }

  private mutating func raiseLower(_ bound: Bound) {
    guard let lower else { return self.lower = bound }
    let isTighter =
      bound.value > lower.value || (bound.value == lower.value && bound.isExclusive)
    if isTighter { self.lower = bound }
  }

  private mutating func lowerUpper(_ bound: Bound) {
    guard let upper else { return self.upper = bound }
    let isTighter =
      bound.value < upper.value || (bound.value == upper.value && bound.isExclusive)
    if isTighter { self.upper = bound }
  }

  func find() -> SearchResult {
    if let lower, let upper {
      if upper.value < lower.value { return .none }
      if upper.value == lower.value { return fits(lower.value) ? member(lower.value) : .none }
    }
    if multiples.isEmpty { return findAnywhere() }
    let finding = findOnLattice(multiples)
    if case .unknown = finding, let value = boundary { return member(value) }
    return finding
  }

  private func member(_ value: ExactNumber) -> SearchResult {
    .member(.number(Sample.Number(value: value, isDotted: isDotted)))
  }

  private func fits(_ value: ExactNumber) -> Bool {
    isWithin(value) && !excluded.contains(value)
      && multiples.allSatisfy { value.isMultiple(of: $0) }
      && !strangers.contains { value.isMultiple(of: $0) }
  }

  private func isWithin(_ value: ExactNumber) -> Bool {
    if let lower, lower.isExclusive ? value <= lower.value : value < lower.value { return false }
    if let upper, upper.isExclusive ? value >= upper.value : value > upper.value { return false }
    return true
  }

  /// A number that is only a guess, where the numbers are too large to calculate with.
  private var boundary: ExactNumber? {
    ([lower?.value, upper?.value].compactMap { $0 } + multiples).first { fits($0) }
  }

  /// Numbers lie densely: with places enough one fits.
  private func findAnywhere() -> SearchResult {
    // Halves read best.
    let half = ExactNumber(isNegative: false, digits: [5], exponent: -1)
    for places in 0...28 {
      let step =
        places == 0 ? half : ExactNumber(isNegative: false, digits: [1], exponent: -places)
      if case .member(let sample) = findOnLattice([step], tries: 64) { return .member(sample) }
    }
    return .unknown("the bounds of a number are too close or too large to calculate with")
  }
}

extension NumberSearch {
  private static let tooLarge = SearchResult.unknown("numbers are too large to calculate with")

  private func findOnLattice(_ multiples: [ExactNumber], tries: Int = 20_000) -> SearchResult {
    let bounds = [lower, upper].compactMap { $0?.value }
    guard let scale = DecimalScale(of: multiples + strangers + bounds) else {
      return Self.tooLarge
    }
    var step: Int128 = 1
    for multiple in multiples {
      guard let next = scale.integer(of: multiple).flatMap({ leastCommonMultiple(step, $0) })
      else { return Self.tooLarge }
      step = multiple == multiples.first ? scale.integer(of: multiple) ?? next : next
    }
    // Every so many steps a number is a multiple of a stranger.
    for stranger in strangers {
      guard let other = scale.integer(of: stranger) else { continue }
      if step % other == 0 { return .none }
    }
    return walk(step, scale, tries)
  }

  /// Tries the multiples of `step` within the bounds, the nearest to zero first.
  private func walk(_ step: Int128, _ scale: DecimalScale, _ tries: Int) -> SearchResult {
    var isCut = false
    let far = Int128(1) << 100
    var (least, most) = (-far, far)
    if let lower {
      if let value = scale.integer(of: lower.value) {
        least =
          lower.isExclusive
          ? floorDivision(value, by: step) + 1 : -floorDivision(-value, by: step)
      } else if lower.value.isNegative {
        isCut = true
      } else {
        return Self.tooLarge
      }
    }
    if let upper {
      if let value = scale.integer(of: upper.value) {
        most =
          upper.isExclusive
          ? -floorDivision(-value, by: step) - 1 : floorDivision(value, by: step)
      } else if upper.value.isNegative {
        return Self.tooLarge
      } else {
        isCut = true
      }
    }
    guard least <= most else { return isCut ? Self.tooLarge : .none }
    var next: Int128 = least > 0 ? least : most < 0 ? most : 0
    let direction: Int128 = least > 0 ? 1 : most < 0 ? -1 : 0
    for _ in 0..<(tries + excluded.count) {
      search.steps -= 1
      let (product, overflows) = next.multipliedReportingOverflow(by: step)
      if overflows { return Self.tooLarge }
      let value = scale.number(of: product)
      if fits(value) { return member(value) }
      guard let following = after(next, direction, least, most) else {
        return isCut ? Self.tooLarge : .none
      }
      next = following
    }
    return .unknown("too many numbers are excluded")
  }

  /// 0, 1, -1, 2, -2 and so on, or away from zero; nil when there are no more.
  private func after(_ number: Int128, _ direction: Int128, _ least: Int128, _ most: Int128)
    -> Int128?
  {
    if direction != 0 {
      let next = number + direction
      return next < least || next > most ? nil : next
    }
    var next = number > 0 ? -number : -number + 1
    if next > most { next = -next } else if next < least { next = -next + 1 }
    return next < least || next > most ? nil : next
  }
}
