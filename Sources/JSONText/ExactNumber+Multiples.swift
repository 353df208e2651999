extension ExactNumber {
  /// Whether the number is a whole multiple of another, exactly; nothing is one of zero.
  ///
  /// With both as integers times powers of ten, `a·10^k` has to be divisible by `b`. A negative `k`
  /// never works, because `a` does not end in 0. A large one adds nothing once 10^k holds every 2
  /// and 5 that `b` holds, of which there are fewer than four per digit.
  package func isMultiple(of divisor: ExactNumber) -> Bool {
    guard !divisor.isZero else { return false }
    guard !isZero else { return true }
    let shift = exponent - divisor.exponent
    guard shift >= 0 else { return false }
    let zeros = min(shift, 4 * divisor.digits.count + 1)
    return divisor.digits.count <= 18
      ? isMultiple(ofSmall: divisor, zeros: zeros) : isMultiple(ofLarge: divisor, zeros: zeros)
  }

  /// Long division where the remainder and a digit fit a machine word: below 10^19.
  private func isMultiple(ofSmall divisor: ExactNumber, zeros: Int) -> Bool {
    let modulus = divisor.digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1) }
    var remainder = digits.reduce(UInt64(0)) { ($0 * 10 + UInt64($1)) % modulus }
    for _ in 0..<zeros where remainder != 0 { remainder = remainder * 10 % modulus }
    return remainder == 0
  }

  private func isMultiple(ofLarge divisor: ExactNumber, zeros: Int) -> Bool {
    guard digits.count + zeros >= divisor.digits.count else { return false }
    var division = LongDivision(by: divisor.digits)
    for digit in digits { division.bringDown(digit) }
    for _ in 0..<zeros where !division.isEven { division.bringDown(0) }
    return division.isEven
  }
}

/// Long division by hand, of which only the remainder is kept.
private struct LongDivision {
  /// 8, 4, 2 and 1 times the divisor: at most 9 times the divisor are taken off a digit.
  private var multiples: [[UInt64]]
  /// Limbs from the lowest to the highest, as many as every multiple has.
  private var remainder: [UInt64]

  init(by digits: [UInt8]) {
    var limbs: [UInt64] = []
    for digit in digits {
      let carry = multiplyByTen(&limbs, adding: UInt64(digit))
      if carry != 0 { limbs.append(carry) }
    }
    // Room for ten times the divisor.
    limbs.append(0)
    multiples = [limbs]
    for _ in 0..<3 { multiples.append(doubled(multiples[multiples.count - 1])) }
    multiples.reverse()
    remainder = [UInt64](repeating: 0, count: limbs.count)
  }

  var isEven: Bool { remainder.allSatisfy { $0 == 0 } }

  mutating func bringDown(_ digit: UInt8) {
    _ = multiplyByTen(&remainder, adding: UInt64(digit))
    for multiple in multiples where !isBelow(remainder, multiple) { subtract(multiple) }
  }

  private mutating func subtract(_ other: [UInt64]) {
    var borrow: UInt64 = 0
    for place in remainder.indices {
      let (first, firstBorrows) = remainder[place].subtractingReportingOverflow(other[place])
      let (second, secondBorrows) = first.subtractingReportingOverflow(borrow)
      remainder[place] = second
      borrow = firstBorrows || secondBorrows ? 1 : 0
    }
  }
}

/// Multiplies by ten and adds; answers what no limb was left for.
private func multiplyByTen(_ limbs: inout [UInt64], adding digit: UInt64) -> UInt64 {
  var carry = digit
  for place in limbs.indices {
    let (high, low) = limbs[place].multipliedFullWidth(by: 10)
    let (sum, overflows) = low.addingReportingOverflow(carry)
    limbs[place] = sum
    // At most 9, plus 1: ten times a limb leaves room above.
    carry = high &+ (overflows ? 1 : 0)
  }
  return carry
}

private func doubled(_ limbs: [UInt64]) -> [UInt64] {
  var carry: UInt64 = 0
  return limbs.map { limb in
    defer { carry = limb >> 63 }
    return limb << 1 | carry
  }
}

private func isBelow(_ lhs: [UInt64], _ rhs: [UInt64]) -> Bool {
  for place in lhs.indices.reversed() where lhs[place] != rhs[place] {
    return lhs[place] < rhs[place]
  }
  return false
}
