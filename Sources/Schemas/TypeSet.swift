/// A set of JSON types; `integer` is a number without a fraction.
package struct TypeSet: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let null = TypeSet(rawValue: 1)
  package static let boolean = TypeSet(rawValue: 2)
  package static let integer = TypeSet(rawValue: 4)
  /// A number that is no integer; `"type": "number"` is `[.integer, .fraction]`.
  package static let fraction = TypeSet(rawValue: 8)
  package static let string = TypeSet(rawValue: 16)
  package static let array = TypeSet(rawValue: 32)
  package static let object = TypeSet(rawValue: 64)

  package static let number: TypeSet = [.integer, .fraction]
  package static let all = TypeSet(rawValue: 127)

  /// What a type name of the dialects stands for.
  package init?(name: String) {
    switch name {
    case "null": self = .null
    case "boolean": self = .boolean
    case "integer": self = .integer
    case "number": self = .number
    case "string": self = .string
    case "array": self = .array
    case "object": self = .object
    default: return nil
    }
  }

  /// The type names, in a fixed order, as a message lists them.
  package var names: [String] {
    var names: [String] = []
    if contains(.null) { names.append("null") }
    if contains(.boolean) { names.append("boolean") }
    if contains(.fraction) {
      names.append("number")
    } else if contains(.integer) {
      names.append("integer")
    }
    if contains(.string) { names.append("string") }
    if contains(.array) { names.append("array") }
    if contains(.object) { names.append("object") }
    return names
  }
}
