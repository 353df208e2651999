extension JSONValue {
  /// The number exactly, or nil when the value is no number.
  package var number: ExactNumber? { kind == .number ? ExactNumber(lexeme: text) : nil }

  /// The number as a machine integer, or nil when the value is none: `1.0` and `1e2` are integers.
  package var int: Int? {
    guard kind == .number else { return nil }
    switch glance {
    case .integer(let value): return value
    case .fraction: return nil
    case .unclear: return number?.asInt
    }
  }

  /// Whether the value is a number without a fraction, of any size.
  package var isInteger: Bool {
    guard kind == .number else { return false }
    switch glance {
    case .integer: return true
    case .fraction: return false
    case .unclear: return number?.isInteger ?? false
    }
  }

  /// What can be told of a number without building one.
  private enum Glance {
    case integer(Int), fraction, unclear
  }

  /// Nearly all numbers are a sign and a few digits, maybe with a point among them.
  private var glance: Glance {
    let text = text
    var offset = text.startIndex
    let isNegative = text.first == UInt8(ascii: "-")
    if isNegative { offset += 1 }
    guard text.endIndex - offset <= 18 else { return .unclear }
    var value = 0
    while offset < text.endIndex, isDigit(text[offset]) {
      value = value * 10 + Int(text[offset] - UInt8(ascii: "0"))
      offset += 1
    }
    if offset < text.endIndex, text[offset] == UInt8(ascii: ".") {
      let fraction = text[(offset + 1)...]
      guard fraction.allSatisfy({ isDigit($0) }) else { return .unclear }
      guard fraction.allSatisfy({ $0 == UInt8(ascii: "0") }) else { return .fraction }
    } else if offset < text.endIndex {
      return .unclear
    }
    return .integer(isNegative ? -value : value)
  }
}
