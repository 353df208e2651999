import JSONText
import Schemas
import SourceText

/// Which scalars need no look beyond their syntax.
struct PlainScalars: BitwiseCopyable {
  /// Strings, literals and null, as `TypeSet` bits.
  private var types: UInt8 = TypeSet.all.rawValue
  private var numbers = UnsignedNumbers.any(of: TypeBits.number)
  /// For strings that are no plain ones.
  private var texts = TextLengths.none

  init() {}

  init(_ site: Site) {
    types = site.plain
    numbers = site.unsigned
    texts = site.texts
    let free = site.plain & TypeBits.number
    if free != 0 { numbers = .any(of: free) }
  }

  /// Whether the scalar at a position is one of them; its syntax is checked here.
  ///
  /// In any other way the compiler makes a call of it, for a tenth of what an event costs.
  @_transparent
  func hold(_ position: Int, _ byte: UInt8, in index: StructuralIndex) -> Bool {
    if byte == UInt8(ascii: "\"") {
      return types & TypeBits.string != 0 || texts.hold(position, in: index)
    }
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

/// Of how many bytes a text may be, so that whoever counts its characters finds neither too few nor
/// too many of them, whatever they are and however they are written.
struct TextLengths: BitwiseCopyable {
  private var least: UInt16
  private var most: UInt16

  static let none = TextLengths(least: 1, most: 0)

  private init(least: UInt16, most: UInt16) { (self.least, self.most) = (least, most) }

  /// For texts that are asked nothing but their length.
  init?(_ checks: [Check]) {
    (least, most) = (0, .max)
    for check in checks where !check.operation.isOfNumbers {
      switch check.operation {
      case .minLength:
        // A pair of surrogates takes twelve bytes for one character, but no character takes none.
        let bytes = check.argument <= 1 ? check.argument : 12 * min(check.argument, 1 << 16)
        guard let bytes = UInt16(exactly: bytes) else { return nil }
        least = max(least, bytes)
      case .maxLength: most = min(most, UInt16(clamping: check.argument))
      case .pattern, .format, .member: return nil
      case .minimum, .exclusiveMinimum, .maximum, .exclusiveMaximum, .multipleOf: continue
      }
    }
  }

  @inline(__always)
  func hold(_ position: Int, in index: StructuralIndex) -> Bool {
    let end = index[position &+ 1] &- 1
    let length = end &- index[position] &- 1
    // With white space behind the text somebody has to look for its end.
    return length >= Int(least) && length <= Int(most) && index.text[end] == UInt8(ascii: "\"")
  }
}
