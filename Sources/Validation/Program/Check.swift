import JSONText

/// A test of a scalar, or of membership for any value.
struct Check: BitwiseCopyable, Sendable {
  enum Operation: UInt8, BitwiseCopyable, Sendable {
    case minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf
    case minLength, maxLength, pattern, format
    case member

    /// Whether it asks something of numbers and nothing of anything else.
    var isOfNumbers: Bool {
      switch self {
      case .minimum, .exclusiveMinimum, .maximum, .exclusiveMaximum, .multipleOf: true
      case .minLength, .maxLength, .pattern, .format, .member: false
      }
    }
  }

  var operation: Operation
  var fault: Int32
  /// A bound or divisor.
  var number = SmallNumber(mantissa: 0, exponent: 0)
  /// A length, the index of a pattern, format or member set, or a bound that is a whole number.
  var argument: Int64 = 0
  /// Whether the bound or divisor is a whole number, and not too large a one.
  var isWhole = false
}

/// A value from a list of values.
struct MemberSet: BitwiseCopyable, Sendable {
  /// Types with a member that needs no comparison: null, and boolean when both are members.
  var hasNull = false
  var hasTrue = false
  var hasFalse = false
  /// Types whose members only the careful validator can compare.
  var undecided: UInt8 = 0
  var strings = Run()
  var numbers = Run()
}

/// A decimal number that fits: `mantissa` times ten to the `exponent`, without trailing zeros.
struct SmallNumber: BitwiseCopyable, Hashable, Sendable {
  var mantissa: Int64
  var exponent: Int32
}

/// Numbers without a sign that fit all bounds for their first digit and the number of their digits.
///
/// Most bounds keep out what is below zero or far too large, so most numbers need no more.
struct UnsignedNumbers: BitwiseCopyable, Sendable {
  /// The kinds of numbers that this can be told of, as `TypeSet` bits.
  var types: UInt8 = 0
  /// The lowest byte a number may begin with.
  var lowestDigit = UInt8(ascii: "0")
  /// How many digits there may be before the point.
  var mostDigits: UInt8 = 15

  /// Whether a number is one of them that begins with a byte.
  @inline(__always)
  func hold(_ number: NumberShape, from byte: UInt8) -> Bool {
    let type =
      number.form == .digits
      ? TypeBits.integer : number.form == .decimal ? TypeBits.fraction : 0
    return types & type != 0 && byte >= lowestDigit && number.digits <= Int(mostDigits)
  }

  /// Numbers of which nothing is asked: no first byte is too low, not even a sign.
  static func any(of types: UInt8) -> UnsignedNumbers {
    UnsignedNumbers(types: types, lowestDigit: 0, mostDigits: .max)
  }
}
