/// A term or its complement, as one number.
struct Literal: Hashable, Comparable {
  let raw: Int32

  init(raw: Int32) { self.raw = raw }
  init(term: Int) { raw = Int32(truncatingIfNeeded: term << 1) }

  /// What every value is.
  static let anything = Literal(raw: 0)
  /// What no value is.
  static let nothing = Literal(raw: 1)

  var term: Int { Int(raw >> 1) }
  var isNegative: Bool { raw & 1 == 1 }

  static prefix func ! (literal: Self) -> Self { Self(raw: literal.raw ^ 1) }
  static func < (lhs: Self, rhs: Self) -> Bool { lhs.raw < rhs.raw }
}
