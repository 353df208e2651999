import JSONText
import Validation

/// One event as one rule sees it.
struct StreamEvent: Sendable {
  var place: RecordPlace
  /// What holds it together with others; equal bytes are the same key.
  var key: [UInt8]
  /// The rule's own fields, in the rule's order.
  var fields: [StreamValue]
}

/// A field of an event, as far as stream rules look into it.
enum StreamValue: Hashable, Sendable {
  case absent
  case null
  /// A number of at most eighteen digits and nothing else, as counters are.
  case whole(Int)
  /// Any other number.
  case number(lexeme: [UInt8])
  case text([UInt8])
  /// True, false, or something with parts.
  case other([UInt8])

  init(_ form: Sightings.Form, _ bytes: ArraySlice<UInt8>) {
    switch form {
    case .absent: self = .absent
    case .null: self = .null
    case .number: self = Self.wholeNumber(bytes).map { .whole($0) } ?? .number(lexeme: Array(bytes))
    case .text: self = .text(Array(bytes))
    case .bool, .container: self = .other(Array(bytes))
    }
  }

  private static func wholeNumber(_ lexeme: ArraySlice<UInt8>) -> Int? {
    guard !lexeme.isEmpty, lexeme.count <= 18 else { return nil }
    var value = 0
    for byte in lexeme {
      guard byte &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// The number, where it is a whole one that a counter holds.
  var int: Int? {
    if case .whole(let value) = self { return value }
    guard case .number(let lexeme) = self else { return nil }
    return Int(String(decoding: lexeme, as: UTF8.self)) ?? ExactNumber(lexeme: lexeme)?.asInt
  }

  var isZero: Bool {
    switch self {
    case .absent, .null: true
    case .whole(let value): value == 0
    case .number(let lexeme): ExactNumber(lexeme: lexeme)?.isZero ?? false
    case .text, .other: false
    }
  }

  /// The same bytes for values that are the same: numbers by what they are worth.
  var identity: [UInt8]? {
    switch self {
    case .absent, .null: return nil
    case .whole(let value): return [0x6E] + Array(String(value).utf8)
    case .number(let lexeme):
      guard lexeme.contains(where: { $0 < 0x30 || $0 > 0x39 }),
        let number = ExactNumber(lexeme: lexeme)
      else { return [0x6E] + lexeme }
      if let int = number.asInt { return [0x6E] + Array(String(int).utf8) }
      return [0x65, number.isNegative ? 1 : 0] + number.digits + Array(String(number.exponent).utf8)
    case .text(let bytes): return [0x74] + bytes
    case .other(let bytes): return [0x6F] + bytes
    }
  }

  /// Appends the identity of a value that is not kept; false when it has none.
  static func appendIdentity(
    of form: Sightings.Form, _ text: ArraySlice<UInt8>, to bytes: inout [UInt8]
  ) -> Bool {
    // Keys are mostly texts, which need no copy in between.
    if form == .text {
      bytes.append(0x74)
      bytes += text
      return true
    }
    guard let identity = StreamValue(form, text).identity else { return false }
    bytes += identity
    return true
  }

  private var exact: ExactNumber? {
    switch self {
    case .whole(let value): ExactNumber(lexeme: String(value))
    case .number(let lexeme): ExactNumber(lexeme: lexeme)
    case .absent, .null, .text, .other: nil
    }
  }

  /// Whether it stands before another of its own form; nil where the two cannot be compared.
  func precedes(_ other: StreamValue) -> Bool? {
    switch (self, other) {
    case (.whole(let one), .whole(let two)): return one < two
    case (.whole, .number), (.number, .whole), (.number, .number):
      guard let one = exact, let two = other.exact else { return nil }
      return one < two
    case (.text(let one), .text(let two)): return one.lexicographicallyPrecedes(two)
    default: return nil
    }
  }
}
