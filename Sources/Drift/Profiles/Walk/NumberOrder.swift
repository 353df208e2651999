import JSONText
import SourceText

/// An order of numbers that is read off their letters: which one may be the larger of two.
///
/// Without exponents, a number with more digits before its point is larger, and of two with equally
/// many the one whose letters come later. The order holds the sign, that number of digits and the
/// first seven letters. Two numbers of one order have to be compared exactly.
enum NumberOrder {
  /// Numbers with more digits than this before the point are always compared exactly.
  static let mostDigits = 100

  @inline(__always)
  static func order(
    _ text: UncheckedBytes, _ start: Int, length: Int, digits: Int, isNegative: Bool
  ) -> Int {
    let first = isNegative ? start + 1 : start
    let count = isNegative ? length - 1 : length
    var letters = text.word(at: first).byteSwapped >> 8
    if count < 7 { letters &= UInt64.max << UInt64(8 * (7 - count)) }
    let magnitude = Int(truncatingIfNeeded: UInt64(truncatingIfNeeded: digits) << 56 | letters)
    return isNegative ? -magnitude : magnitude
  }

  /// The order of a number however it was written; nil for one too large to have one.
  static func order(of number: ExactNumber) -> Int? {
    let whole = number.digits.count + number.exponent
    guard whole <= mostDigits else { return nil }
    var letters: [UInt8] = []
    if whole > 0 {
      for place in 0..<min(whole, 7) {
        letters.append(0x30 + (place < number.digits.count ? number.digits[place] : 0))
      }
      if number.exponent < 0 { letters.append(UInt8(ascii: ".")) }
      letters += number.digits.dropFirst(whole).prefix(7).map { 0x30 + $0 }
    } else {
      letters = Array(number.isZero ? "0".utf8 : "0.".utf8)
      letters += [UInt8](repeating: 0x30, count: min(-whole, 7))
      letters += number.digits.prefix(7).map { 0x30 + $0 }
    }
    var magnitude = max(whole, 1)
    for place in 0..<7 {
      magnitude = magnitude << 8 | Int(place < letters.count ? letters[place] : 0)
    }
    return number.isNegative ? -magnitude : magnitude
  }
}
