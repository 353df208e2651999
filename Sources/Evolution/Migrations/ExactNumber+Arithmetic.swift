import JSONText

/// Sums and products of decimal numbers, exactly, by the way they are taught in school.
///
/// Events are hostile: what would have more digits than anybody's quantity is not calculated.
extension ExactNumber {
  private static let mostDigits = 512

  func sum(with other: ExactNumber) -> ExactNumber? {
    if isZero { return other }
    if other.isZero { return self }
    let low = min(exponent, other.exponent)
    guard let left = digits(from: low), let right = other.digits(from: low) else { return nil }
    if isNegative == other.isNegative {
      return ExactNumber(
        isNegative: isNegative, digits: added(left, right).reversed(), exponent: low)
    }
    let isLeftLarger = !isSmaller(left, right)
    let difference = isLeftLarger ? subtracted(left, right) : subtracted(right, left)
    return ExactNumber(
      isNegative: isLeftLarger ? isNegative : other.isNegative, digits: difference.reversed(),
      exponent: low)
  }

  func product(with other: ExactNumber) -> ExactNumber? {
    if isZero || other.isZero { return .zero }
    guard digits.count <= Self.mostDigits, other.digits.count <= Self.mostDigits else { return nil }
    let (power, overflows) = exponent.addingReportingOverflow(other.exponent)
    guard !overflows, abs(power) <= ExactNumber.mostPlaces else { return nil }
    var result = [Int](repeating: 0, count: digits.count + other.digits.count)
    for (place, digit) in digits.reversed().enumerated() {
      for (offset, factor) in other.digits.reversed().enumerated() {
        result[place + offset] += Int(digit) * Int(factor)
      }
    }
    return ExactNumber(
      isNegative: isNegative != other.isNegative, digits: carried(result).reversed(),
      exponent: power)
  }

  /// The digits from a lower place on, the lowest first; nil when they are too many.
  private func digits(from place: Int) -> [UInt8]? {
    let zeros = exponent - place
    guard zeros + digits.count <= 2 * Self.mostDigits else { return nil }
    return [UInt8](repeating: 0, count: zeros) + digits.reversed()
  }
}

private func added(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
  let count = max(left.count, right.count)
  return carried(
    (0..<count).map { place in
      (place < left.count ? Int(left[place]) : 0) + (place < right.count ? Int(right[place]) : 0)
    })
}

/// What is left of the larger one.
private func subtracted(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
  var borrow = 0
  return left.indices.map { place in
    var digit = Int(left[place]) - borrow - (place < right.count ? Int(right[place]) : 0)
    borrow = digit < 0 ? 1 : 0
    if digit < 0 { digit += 10 }
    return UInt8(digit)
  }
}

private func isSmaller(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  let count = max(left.count, right.count)
  for place in (0..<count).reversed() {
    let one = place < left.count ? left[place] : 0
    let other = place < right.count ? right[place] : 0
    if one != other { return one < other }
  }
  return false
}

/// Digits out of sums, the lowest first.
private func carried(_ sums: [Int]) -> [UInt8] {
  var carry = 0
  var digits: [UInt8] = []
  for sum in sums {
    let total = sum + carry
    digits.append(UInt8(total % 10))
    carry = total / 10
  }
  while carry > 0 {
    digits.append(UInt8(carry % 10))
    carry /= 10
  }
  return digits
}
