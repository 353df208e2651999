/// A decimal number of any size, exactly.
///
/// `digits` has neither leading nor trailing zeros (zero has none at all), so that two numbers are
/// equal when their parts are: `1`, `1.0` and `1e0` are one number.
package struct ExactNumber: Hashable, Sendable {
  package var isNegative: Bool
  /// The significant decimal digits, each 0...9.
  package var digits: [UInt8]
  /// The power of ten that the digits, read as an integer, are multiplied with.
  package var exponent: Int

  package init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    self.isNegative = isNegative
    self.digits = digits
    self.exponent = exponent
  }
}
