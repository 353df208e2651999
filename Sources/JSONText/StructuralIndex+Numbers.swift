public import SourceText

extension StructuralIndex {
  /// How the number between two offsets is written, when it is digits, perhaps with a point, as
  /// nearly all are; `none` says that somebody else has to look.
  @inlinable
  @inline(__always)
  public func shortNumber(at start: Int, upTo end: Int, isNegative: Bool) -> NumberShape {
    let first = start &+ (isNegative ? 1 : 0)
    let length = end &- first
    // Bit by bit what is no digit, with all that lies behind the bytes that are looked at.
    let others = ~UInt64(text.digits(at: first))
    let digits = others.trailingZeroBitCount
    guard length < 32, digits > 0, digits == 1 || text[first] != UInt8(ascii: "0") else {
      return .none
    }
    if digits == length {
      // A double holds any fifteen digits.
      return end &- start > 15 ? .none : NumberShape(form: .digits, digits: digits)
    }
    guard (others & (others &- 1)).trailingZeroBitCount == length, digits &+ 1 < length,
      text[first &+ digits] == UInt8(ascii: ".")
    else { return .none }
    return NumberShape(form: .decimal, digits: digits)
  }
}

/// What one look at a number tells.
@frozen
public struct NumberShape: BitwiseCopyable, Sendable {
  /// How it is written.
  public var form: NumberForm
  /// How many digits it has before its point.
  public var digits: Int

  /// A number that was looked at.
  @inlinable
  public init(form: NumberForm, digits: Int) { (self.form, self.digits) = (form, digits) }

  /// It is none, as far as was looked.
  @inlinable public static var none: NumberShape { NumberShape(form: .none, digits: 0) }
}

/// The ways to write a number.
@frozen
public enum NumberForm: BitwiseCopyable, Sendable {
  /// It is none.
  case none
  /// Digits alone: an integer in every dialect.
  case digits
  /// With a point and no exponent.
  case decimal
  case exponent
  /// So long that a double may not hold it.
  case wide
}

extension UInt8 {
  /// The sign of negative numbers.
  @inlinable public static var minus: UInt8 { @inline(__always) get { UInt8(ascii: "-") } }
}
