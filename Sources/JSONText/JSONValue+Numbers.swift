extension JSONValue {
  /// The number exactly, or nil when the value is no number.
  package var number: ExactNumber? { kind == .number ? ExactNumber(lexeme: text) : nil }

  /// The number as a machine integer, or nil when the value is none: `1.0` and `1e2` are integers.
  package var int: Int? {
    guard kind == .number else { return nil }
    return plainInt ?? number?.asInt
  }

  /// Whether the value is a number without a fraction, of any size.
  package var isInteger: Bool {
    guard kind == .number else { return false }
    // Most integers are written as such, and then no number has to be built.
    if text.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: "-") }) { return true }
    return number?.isInteger ?? false
  }

  /// The value of a lexeme that is nothing but a sign and so few digits that they fit.
  private var plainInt: Int? {
    var rest = text
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest.removeFirst() }
    guard (1...18).contains(rest.count) else { return nil }
    var value = 0
    for byte in rest {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return isNegative ? -value : value
  }
}
