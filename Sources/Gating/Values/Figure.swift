package import JSONText

/// A decimal number of up to 36 digits that can be calculated with, exactly or not at all.
///
/// Plans add, multiply and compare small numbers. What does not fit is nil, and the claim it stood
/// in is undecided rather than rounded.
package struct Figure: Hashable, Sendable {
  /// The digits as an integer, without zeros at the end.
  package let mantissa: Int128
  /// The power of ten that the mantissa is multiplied with.
  package let exponent: Int

  package init(_ value: Int) { self.init(Int128(value), exponent: 0) }

  package init(_ mantissa: Int128, exponent: Int) {
    var (mantissa, exponent) = (mantissa, mantissa == 0 ? 0 : exponent)
    while mantissa != 0, mantissa % 10 == 0 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    (self.mantissa, self.exponent) = (mantissa, exponent)
  }

  package init?(_ number: ExactNumber) {
    guard number.digits.count <= 36, (-60...60).contains(number.exponent) else { return nil }
    let magnitude = number.digits.reduce(Int128(0)) { $0 * 10 + Int128($1) }
    self.init(number.isNegative ? -magnitude : magnitude, exponent: number.exponent)
  }

  package static let zero = Figure(0)

  package var isInteger: Bool { exponent >= 0 }

  /// The number as a count of things.
  package var asInt: Int? {
    guard isInteger, let value = shifted(to: 0) else { return nil }
    return Int(exactly: value)
  }

  /// How many digits stand after the point.
  package var decimals: Int { max(0, -exponent) }

  /// The mantissa for another exponent, which must not be larger than the own one.
  private func shifted(to target: Int) -> Int128? {
    guard exponent >= target else { return nil }
    var value = mantissa
    for _ in 0..<min(exponent - target, 60) {
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      guard !overflows else { return nil }
      value = product
    }
    return value
  }

  /// Both numbers as integers of one power of ten.
  private static func aligned(_ one: Figure, _ other: Figure) -> (Int128, Int128, Int)? {
    let exponent = min(one.exponent, other.exponent)
    guard let left = one.shifted(to: exponent), let right = other.shifted(to: exponent) else {
      return nil
    }
    return (left, right, exponent)
  }

  package func adding(_ other: Figure) -> Figure? {
    guard let (left, right, exponent) = Self.aligned(self, other) else { return nil }
    let (sum, overflows) = left.addingReportingOverflow(right)
    return overflows ? nil : Figure(sum, exponent: exponent)
  }

  package func subtracting(_ other: Figure) -> Figure? { adding(other.negated) }

  package func multiplied(by other: Figure) -> Figure? {
    let (product, overflows) = mantissa.multipliedReportingOverflow(by: other.mantissa)
    return overflows ? nil : Figure(product, exponent: exponent + other.exponent)
  }

  package var negated: Figure { Figure(0 &- mantissa, exponent: exponent) }
  package var magnitude: Figure { mantissa < 0 ? negated : self }

  /// Nil where the two are too far apart to be compared within 36 digits and have one sign.
  package func compared(to other: Figure) -> Order? {
    if mantissa.signum() != other.mantissa.signum() {
      return mantissa < other.mantissa ? .less : .more
    }
    guard let (left, right, _) = Self.aligned(self, other) else { return nil }
    return left < right ? .less : left > right ? .more : .same
  }

  package enum Order: Hashable, Sendable { case less, same, more }

  /// Whether `self / divisor` is written as `quotient`, by rounding or by cutting off.
  ///
  /// Both are common and both are honest: the exact value lies less than one unit of the last
  /// written place away. Nil where it cannot be told.
  package func isQuotient(_ quotient: Figure, by divisor: Figure, decimals: Int) -> Bool? {
    guard divisor.mantissa != 0, let product = quotient.multiplied(by: divisor),
      let distance = subtracting(product)?.magnitude,
      let unit = divisor.magnitude.multiplied(by: Figure(1, exponent: -decimals))
    else { return nil }
    guard let order = distance.compared(to: unit) else { return nil }
    guard order == .less else { return false }
    // Cutting off only goes towards zero; away from it at most half a unit.
    guard let exact = magnitude.compared(to: product.magnitude), exact == .less else { return true }
    guard let twice = distance.multiplied(by: Figure(2)) else { return nil }
    return twice.compared(to: unit) != .more
  }

  /// The quotient cut off after some decimals; nil where it does not fit.
  package func divided(by divisor: Figure, decimals: Int) -> Figure? {
    guard divisor.mantissa != 0 else { return nil }
    guard mantissa != 0 else { return Figure(0) }
    let target = divisor.exponent - decimals
    guard exponent >= target else {
      return Figure(mantissa, exponent: exponent - divisor.exponent)
        .roughQuotient(by: divisor.mantissa, decimals: decimals)
    }
    guard let dividend = shifted(to: target) else { return nil }
    return Figure(dividend / divisor.mantissa, exponent: -decimals)
  }

  private func roughQuotient(by divisor: Int128, decimals: Int) -> Figure? {
    var value = mantissa / divisor
    for _ in 0..<max(0, min(60, -exponent - decimals)) { value /= 10 }
    return Figure(value, exponent: -decimals)
  }
}

extension Figure: CustomStringConvertible {
  package var description: String {
    guard exponent < 0 else {
      return exponent <= 21
        ? "\(mantissa)" + String(repeating: "0", count: exponent)
        : "\(mantissa)e\(exponent)"
    }
    let digits = String(mantissa.magnitude)
    let missing = max(0, -exponent + 1 - digits.utf8.count)
    let padded = String(repeating: "0", count: missing) + digits
    return (mantissa < 0 ? "-" : "") + padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
  }
}
