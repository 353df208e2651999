import Schemas

/// Sorts of value that no rule but those about the sort itself can bridge.
///
/// Each is searched on its own, where every rule about other sorts has nothing to say.
struct Kinds: OptionSet, Hashable {
  let rawValue: UInt16

  static let null = Kinds(rawValue: 1)
  static let `false` = Kinds(rawValue: 2)
  static let `true` = Kinds(rawValue: 4)
  /// An integer written with digits alone.
  static let integer = Kinds(rawValue: 8)
  /// An integer written like a fraction, `1.0`: draft-04 does not hold it for an integer.
  static let dotted = Kinds(rawValue: 16)
  static let fraction = Kinds(rawValue: 32)
  static let string = Kinds(rawValue: 64)
  static let array = Kinds(rawValue: 128)
  static let object = Kinds(rawValue: 256)

  static let number: Kinds = [.integer, .dotted, .fraction]
  static let all = Kinds(rawValue: 511)

  /// Each sort alone; examples of the first ones are the easiest to read.
  static let inOrder: [Kinds] = [
    .integer, .string, .fraction, .true, .false, .null, .array, .object, .dotted,
  ]

  /// What the types of a dialect take in.
  init(_ types: TypeSet, in dialect: Dialect) {
    var kinds: Kinds = []
    if types.contains(.null) { kinds.formUnion(.null) }
    if types.contains(.boolean) { kinds.formUnion([.true, .false]) }
    if types.contains(.integer) { kinds.formUnion(.integer) }
    if types.contains(.fraction) { kinds.formUnion([.fraction, .dotted]) }
    if types.contains(.integer), dialect.integersMayBeWrittenAsFractions {
      kinds.formUnion(.dotted)
    }
    if types.contains(.string) { kinds.formUnion(.string) }
    if types.contains(.array) { kinds.formUnion(.array) }
    if types.contains(.object) { kinds.formUnion(.object) }
    self = kinds
  }

  init(rawValue: UInt16) { self.rawValue = rawValue }
}
