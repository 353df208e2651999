import JSONText
import Schemas
import SourceText

/// Which scalars need no look beyond their syntax.
struct PlainScalars: BitwiseCopyable {
  /// Strings, literals and null, as `TypeSet` bits.
  private var types: UInt8 = TypeSet.all.rawValue
  private var numbers = UnsignedNumbers.any(of: TypeBits.number)

  init() {}

  init(_ site: Site) {
    types = site.plain
    numbers = site.unsigned
    let free = site.plain & TypeBits.number
    if free != 0 { numbers = .any(of: free) }
  }

  /// Whether the scalar at a position is one of them; its syntax is checked here.
  @_transparent
  func hold(_ position: Int, _ byte: UInt8, in index: StructuralIndex) -> Bool {
    if byte == UInt8(ascii: "\"") { return types & TypeBits.string != 0 }
    // Signs and digits come before all letters and brackets.
    if byte > UInt8(ascii: "9") { return holdLiteral(position, byte, in: index) }
    let number = index.shortNumber(
      at: index[position], upTo: index[position &+ 1], isNegative: byte == .minus)
    return numbers.hold(number, from: byte)
  }

  @inline(__always)
  private func holdLiteral(_ position: Int, _ byte: UInt8, in index: StructuralIndex) -> Bool {
    let type = byte == UInt8(ascii: "n") ? TypeBits.null : TypeBits.boolean
    return types & type != 0 && index.isLiteral(position, byte)
  }
}
