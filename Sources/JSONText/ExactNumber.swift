/// A decimal number of any size, exactly.
///
/// `digits` has neither leading nor trailing zeros (zero has none at all), so that two numbers are
/// equal when their parts are: `1`, `1.0` and `1e0` are one number, and so are `0` and `-0`.
package struct ExactNumber: Hashable, Sendable {
  package let isNegative: Bool
  /// The significant decimal digits, each 0...9.
  package let digits: [UInt8]
  /// The power of ten that the digits, read as an integer, are multiplied with.
  package let exponent: Int

  /// How many places a number may have before or after its point; further ones are not told apart.
  ///
  /// Far beyond anything that is a quantity, and far enough from overflow to calculate with.
  package static let mostPlaces = 1_000_000_000_000_000_000

  /// Makes the number `digits` × 10^`exponent`; needless zeros are dropped.
  package init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    self.init(isNegative: isNegative, digits: digits[...], exponent: exponent)
  }

  private init(isNegative: Bool, digits: ArraySlice<UInt8>, exponent: Int) {
    var significant = digits.drop { $0 == 0 }
    while significant.last == 0 { significant.removeLast() }
    self.isNegative = isNegative && !significant.isEmpty
    self.digits = Array(significant)
    // Of the digits that were dropped at the end each one moves the rest a place up.
    let dropped = digits.endIndex - significant.endIndex
    let bounded = min(max(exponent, -2 * Self.mostPlaces), 2 * Self.mostPlaces)
    let places = bounded + dropped + significant.count
    self.exponent =
      significant.isEmpty
      ? 0 : min(max(places, -Self.mostPlaces), Self.mostPlaces) - significant.count
  }

  package init(_ value: Int) {
    let digits = String(value.magnitude).utf8.map { $0 - UInt8(ascii: "0") }
    self.init(isNegative: value < 0, digits: digits, exponent: 0)
  }

  /// The number that a double's shortest decimal digits stand for; nil for NaN and infinity.
  package init?(shortestOf value: Double) {
    guard value.isFinite else { return nil }
    self.init(lexeme: value.description)
  }

  package init?(lexeme: String) { self.init(lexeme: Array(lexeme.utf8)[...]) }
  package init?(lexeme: [UInt8]) { self.init(lexeme: lexeme[...]) }

  /// Reads a JSON number of any length in linear time; nil for any other text.
  package init?(lexeme: ArraySlice<UInt8>) {
    var rest = lexeme
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest.removeFirst() }
    var digits: [UInt8] = []
    digits.reserveCapacity(min(rest.count, 32))
    let whole = takeDigits(&rest, into: &digits)
    guard whole > 0, whole == 1 || digits[0] != 0 else { return nil }
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = takeDigits(&rest, into: &digits)
      guard fraction > 0 else { return nil }
    }
    guard let exponent = takeExponent(&rest), rest.isEmpty else { return nil }
    self.init(isNegative: isNegative, digits: digits[...], exponent: exponent - fraction)
  }

  package static let zero = ExactNumber(0)

  package var isZero: Bool { digits.isEmpty }

  /// Whether the number has no fraction, however it was written: `1.0` and `10e-1` have none.
  package var isInteger: Bool { exponent >= 0 }
}

extension ExactNumber: Comparable {
  /// How many digits stand before the decimal point; negative when zeros follow it.
  var magnitude: Int { exponent + digits.count }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    guard lhs.isNegative == rhs.isNegative else { return lhs.isNegative }
    return lhs.isNegative ? rhs.isNearerToZero(than: lhs) : lhs.isNearerToZero(than: rhs)
  }

  private func isNearerToZero(than other: Self) -> Bool {
    guard !isZero, !other.isZero else { return isZero && !other.isZero }
    guard magnitude == other.magnitude else { return magnitude < other.magnitude }
    return digits.lexicographicallyPrecedes(other.digits)
  }
}

private func takeDigits(_ rest: inout ArraySlice<UInt8>, into digits: inout [UInt8]) -> Int {
  var offset = rest.startIndex
  while offset < rest.endIndex, isDigit(rest[offset]) {
    digits.append(rest[offset] - UInt8(ascii: "0"))
    offset += 1
  }
  let count = offset - rest.startIndex
  rest = rest[offset...]
  return count
}

/// Reads `e` and what follows; 0 when there is none, nil when it is broken.
///
/// The value stops growing where it could not matter any more, so that no exponent overflows.
private func takeExponent(_ rest: inout ArraySlice<UInt8>) -> Int? {
  guard let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") else { return 0 }
  rest.removeFirst()
  let isNegative = rest.first == UInt8(ascii: "-")
  if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
  guard let first = rest.first, isDigit(first) else { return nil }
  let limit = 2 * ExactNumber.mostPlaces
  var value = 0
  var offset = rest.startIndex
  while offset < rest.endIndex, isDigit(rest[offset]) {
    value = value < limit / 10 ? value * 10 + Int(rest[offset] - UInt8(ascii: "0")) : limit
    offset += 1
  }
  rest = rest[offset...]
  return isNegative ? -value : value
}
