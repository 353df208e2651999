import JSONText
import Schemas
import SourceText

extension Walker {
  /// The type of a number that is no short row of digits; nil when the lexeme does not tell.
  mutating func numberType(at start: Int, _ site: SiteReference) -> UInt8? {
    // Where both kinds of numbers fare alike, nobody asks which it is.
    if site.allowed & TypeBits.number == TypeBits.number, site.choices.isEmpty {
      return TypeBits.fraction
    }
    let text = index.text
    var offset = start
    if text[offset] == UInt8(ascii: "-") { offset += 1 }
    offset = index.afterDigits(offset)
    if text[offset] | 0x20 == UInt8(ascii: "e") { return nil }
    guard text[offset] == UInt8(ascii: ".") else { return TypeBits.integer }
    if site.isStrictInteger { return nil }
    offset += 1
    while text[offset] == UInt8(ascii: "0") { offset += 1 }
    if text[offset] &- 0x30 < 10 {
      return text[index.afterDigits(offset)] | 0x20 == UInt8(ascii: "e") ? nil : TypeBits.fraction
    }
    return text[offset] | 0x20 == UInt8(ascii: "e") ? nil : TypeBits.integer
  }
}

extension SmallNumber {
  init(normalizing mantissa: Int64, _ exponent: Int32) {
    self.init(mantissa: mantissa, exponent: mantissa == 0 ? 0 : exponent)
    while self.mantissa != 0, self.mantissa % 10 == 0 {
      self.mantissa /= 10
      self.exponent += 1
    }
  }

  /// Whether a bound or divisor holds; nil when the numbers are too far apart to tell here.
  func holds(_ check: Check) -> Bool? {
    switch check.operation {
    case .minimum: comparison(with: check.number).map { $0 >= 0 }
    case .exclusiveMinimum: comparison(with: check.number).map { $0 > 0 }
    case .maximum: comparison(with: check.number).map { $0 <= 0 }
    case .exclusiveMaximum: comparison(with: check.number).map { $0 < 0 }
    case .multipleOf: isMultiple(of: check.number)
    case .minLength, .maxLength, .pattern, .format, .member: nil
    }
  }

  private func comparison(with other: SmallNumber) -> Int? {
    if mantissa.signum() != other.mantissa.signum() {
      return mantissa.signum() < other.mantissa.signum() ? -1 : 1
    }
    let difference = exponent - other.exponent
    guard abs(difference) <= 18 else { return nil }
    let power = Int128(Self.powers[Int(abs(difference))])
    let left = difference > 0 ? Int128(mantissa) * power : Int128(mantissa)
    let right = difference < 0 ? Int128(other.mantissa) * power : Int128(other.mantissa)
    return left == right ? 0 : left < right ? -1 : 1
  }

  private func isMultiple(of divisor: SmallNumber) -> Bool? {
    guard divisor.mantissa != 0 else { return nil }
    if mantissa == 0 { return true }
    let difference = exponent - divisor.exponent
    // The mantissa has no trailing zero, so it cannot make up for a smaller power of ten.
    if difference < 0 { return false }
    guard difference <= 18 else { return nil }
    let scaled = Int128(mantissa) * Int128(Self.powers[Int(difference)])
    return scaled % Int128(divisor.mantissa) == 0
  }

  static let powers: [Int64] = (0...18).map { exponent in
    (0..<exponent).reduce(Int64(1)) { power, _ in power * 10 }
  }
}
