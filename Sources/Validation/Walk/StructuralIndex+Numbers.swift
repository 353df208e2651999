import JSONText
import SourceText

/// The values of numbers, read from the text: what bounds and members are compared with.
extension StructuralIndex {
  /// The whole numbers next to a number without an exponent, or nil when it is a long one.
  ///
  /// Nearly all bounds are whole numbers, and then these say all that the number itself would.
  @inline(__always)
  func wholeNumbers(at start: Int) -> WholeNumbers? {
    let isNegative = text[start] == UInt8(ascii: "-")
    let first = isNegative ? start + 1 : start
    guard let (size, end) = shortInteger(at: first) else { return nil }
    let isWhole = text[end] != UInt8(ascii: ".") || isZeros(after: end)
    if isNegative { return WholeNumbers(below: isWhole ? -size : -size - 1, above: -size) }
    return WholeNumbers(below: size, above: isWhole ? size : size + 1)
  }

  /// An integer of up to fifteen digits and where it ends.
  @inline(__always)
  private func shortInteger(at start: Int) -> (value: Int64, end: Int)? {
    let word = text.word(at: start)
    let count = leadingDigits(word)
    if count < 8 { return (digitsValue(word, count), start + count) }
    let next = text.word(at: start + 8)
    let more = leadingDigits(next)
    guard more < 8 else { return nil }
    var value = digitsValue(word, 8)
    for _ in 0..<more { value *= 10 }
    return (value + digitsValue(next, more), start + 8 + more)
  }

  /// The integer that the first digits of a word are, worked out in pairs side by side.
  @inline(__always)
  private func digitsValue(_ word: UInt64, _ count: Int) -> Int64 {
    if count == 0 { return 0 }
    let digits = (word << UInt64(64 - 8 * count)) & 0x0F0F_0F0F_0F0F_0F0F
    let pairs = ((digits &* 0x0A01) >> 8) & 0x00FF_00FF_00FF_00FF
    let fours = ((pairs &* 0x0064_0001) >> 16) & 0x0000_FFFF_0000_FFFF
    return Int64((fours &* 0x0000_2710_0000_0001) >> 32)
  }

  private func isZeros(after point: Int) -> Bool {
    var offset = point + 1
    while text[offset] == UInt8(ascii: "0") { offset += 1 }
    return text[offset] &- 0x30 >= 10
  }

  /// The exact value of a number of at most eighteen significant digits, or nil.
  func smallNumber(at start: Int) -> SmallNumber? {
    var offset = start
    let isNegative = text[offset] == UInt8(ascii: "-")
    if isNegative { offset += 1 }
    var mantissa: Int64 = 0
    var exponent: Int32 = 0
    var digits = 0
    var hasPoint = false
    while true {
      let byte = text[offset]
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else if byte &- 0x30 < 10 {
        if digits > 0 || byte != UInt8(ascii: "0") { digits += 1 }
        guard digits <= 18 else { return nil }
        mantissa = mantissa &* 10 &+ Int64(byte &- 0x30)
        if hasPoint { exponent -= 1 }
        // A long row of leading zeros has no digits, but its exponent must stay small.
        guard exponent > -1_000 else { return nil }
      } else {
        break
      }
      offset += 1
    }
    if text[offset] | 0x20 == UInt8(ascii: "e") {
      guard let power = smallExponent(at: offset + 1) else { return nil }
      exponent += power
    }
    return SmallNumber(normalizing: isNegative ? -mantissa : mantissa, exponent)
  }

  private func smallExponent(at start: Int) -> Int32? {
    let isNegative = text[start] == UInt8(ascii: "-")
    var offset = isNegative || text[start] == UInt8(ascii: "+") ? start + 1 : start
    var power: Int32 = 0
    while text[offset] &- 0x30 < 10 {
      power = power * 10 + Int32(text[offset] &- 0x30)
      guard power < 1_000 else { return nil }
      offset += 1
    }
    return isNegative ? -power : power
  }
}

/// The nearest whole numbers that are not above and not below a number.
struct WholeNumbers: BitwiseCopyable {
  var below: Int64
  var above: Int64

  /// Whether a bound or divisor holds that is a whole number itself; nil when it makes no sense.
  @inline(__always)
  func holds(_ operation: Check.Operation, _ bound: Int64) -> Bool? {
    switch operation {
    case .minimum: below >= bound
    case .exclusiveMinimum: above > bound
    case .maximum: above <= bound
    case .exclusiveMaximum: below < bound
    case .multipleOf: bound > 0 ? below == above && below % bound == 0 : nil
    case .minLength, .maxLength, .pattern, .format, .member: nil
    }
  }
}
