import Schemas

/// The bits of `TypeSet` as constants of this module.
///
/// The walker compares them for every value, and a static of another module is not a constant to
/// the compiler but a variable to be asked for.
enum TypeBits {
  static let null: UInt8 = 1
  static let boolean: UInt8 = 2
  static let integer: UInt8 = 4
  static let fraction: UInt8 = 8
  static let string: UInt8 = 16
  static let array: UInt8 = 32
  static let object: UInt8 = 64

  static let number: UInt8 = 12
  static let all: UInt8 = 127
}
