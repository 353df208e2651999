extension ExactNumber {
  /// The number as a machine integer, where it is one.
  package var asInt: Int? {
    guard isInteger, magnitude <= 19 else { return nil }
    var value = 0
    for place in 0..<magnitude {
      let digit = place < digits.count ? Int(digits[place]) : 0
      let (product, productOverflows) = value.multipliedReportingOverflow(by: 10)
      // Going down from 0 reaches Int.min, which has no positive counterpart.
      let (next, overflows) = product.subtractingReportingOverflow(digit)
      guard !productOverflows, !overflows else { return nil }
      value = next
    }
    guard !isNegative else { return value }
    return value == .min ? nil : -value
  }

  /// The nearest double; nil when the number is too large for any.
  package var double: Double? {
    // No double needs more digits to be told from its neighbours; one more keeps the rest in sight.
    var kept = digits.prefix(800).map { $0 + UInt8(ascii: "0") }
    if kept.isEmpty { return 0 }
    if digits.count > kept.count { kept.append(UInt8(ascii: "1")) }
    let power = min(max(magnitude - kept.count, -100_000), 100_000)
    let text = (isNegative ? "-" : "") + String(decoding: kept, as: UTF8.self) + "e\(power)"
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// Whether a reader that knows only doubles reads this number, rather than another.
  ///
  /// It does not when the number is too large, when it is so small that 0 is left, and when it is
  /// an integer whose last digits change. Fractions are rounded by everyone.
  package var isRepresentableAsDouble: Bool {
    guard let double else { return false }
    if isZero { return true }
    guard double != 0 else { return false }
    return !isInteger || ExactNumber(shortestOf: double) == self
  }
}

extension ExactNumber: CustomStringConvertible {
  /// The shortest usual way to write the number: plain up to 21 places, then with an exponent.
  ///
  /// This is how ECMAScript writes a number of these digits.
  package var description: String { String(decoding: utf8, as: UTF8.self) }

  package var utf8: [UInt8] {
    guard !isZero else { return [UInt8(ascii: "0")] }
    let letters = digits.map { $0 + UInt8(ascii: "0") }
    let sign = isNegative ? [UInt8(ascii: "-")] : []
    switch magnitude {
    case 1...21 where isInteger:
      return sign + letters + zeros(exponent)
    case 1...21:
      return sign + letters[..<magnitude] + [UInt8(ascii: ".")] + letters[magnitude...]
    case -5...0:
      return sign + Array("0.".utf8) + zeros(-magnitude) + letters
    default:
      let point = letters.count > 1 ? [UInt8(ascii: ".")] : []
      let power = Array((magnitude > 0 ? "e+" : "e").utf8) + Array(String(magnitude - 1).utf8)
      return sign + letters[..<1] + point + letters[1...] + power
    }
  }
}

private func zeros(_ count: Int) -> [UInt8] { .init(repeating: UInt8(ascii: "0"), count: count) }
