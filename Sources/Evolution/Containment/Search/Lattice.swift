import JSONText

/// Decimal numbers as integers of one scale: `value` × 10^-`places`.
struct DecimalScale {
  let places: Int

  /// The scale on which all of the numbers are integers; nil when that takes too many places.
  init?(of numbers: [ExactNumber]) {
    places = numbers.map { max(0, -$0.exponent) }.max() ?? 0
    guard places <= 32 else { return nil }
  }

  /// The number on this scale; nil when it is too large.
  func integer(of number: ExactNumber) -> Int128? {
    let zeros = number.exponent + places
    guard zeros >= 0, number.digits.count + zeros <= 37 else { return nil }
    var value: Int128 = 0
    for digit in number.digits { value = value * 10 + Int128(digit) }
    for _ in 0..<(number.isZero ? 0 : zeros) { value *= 10 }
    return number.isNegative ? -value : value
  }

  func number(of integer: Int128) -> ExactNumber {
    let digits = String(integer.magnitude).utf8.map { $0 - UInt8(ascii: "0") }
    return ExactNumber(isNegative: integer < 0, digits: digits, exponent: -places)
  }
}

func greatestCommonDivisor(_ first: Int128, _ second: Int128) -> Int128 {
  var (large, small) = (first, second)
  while small != 0 { (large, small) = (small, large % small) }
  return large
}

/// Nil when it is too large.
func leastCommonMultiple(_ first: Int128, _ second: Int128) -> Int128? {
  let (product, overflows) = (first / greatestCommonDivisor(first, second))
    .multipliedReportingOverflow(by: second)
  return overflows ? nil : product
}

/// The quotient rounded down, for a positive divisor.
func floorDivision(_ value: Int128, by divisor: Int128) -> Int128 {
  let quotient = value / divisor
  return value % divisor < 0 ? quotient - 1 : quotient
}
