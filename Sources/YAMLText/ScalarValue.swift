/// What a scalar means in the core schema of YAML 1.2.
package enum ScalarValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A number as JSON writes it; `1.0` stays `1.0`, `0x1F` is `31`.
  case number(lexeme: [UInt8])
  /// `.inf` and `.nan`, which JSON cannot hold.
  case notFinite
  /// A number in base 8 or 16 that is longer than anyone needs.
  case numberTooLong
  case string

  /// How many digits a hexadecimal or octal number may have.
  static let longestRadixNumber = 64

  /// Reads an unquoted scalar.
  package init(plain text: ArraySlice<UInt8>) {
    guard let first = text.first else {
      self = .null
      return
    }
    switch first {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      self = notFiniteNumber(text) ?? radixNumber(text) ?? decimalNumber(text) ?? .string
    case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
      UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
      self = text.count <= 5 ? word(text) : .string
    default: self = .string
    }
  }
}

/// What the few words mean that are no texts.
private func word(_ text: ArraySlice<UInt8>) -> ScalarValue {
  switch String(decoding: text, as: UTF8.self) {
  case "~", "null", "Null", "NULL": .null
  case "true", "True", "TRUE": .bool(true)
  case "false", "False", "FALSE": .bool(false)
  default: .string
  }
}

/// Reads `.inf` and `.nan`; nil when the text is neither.
private func notFiniteNumber(_ text: ArraySlice<UInt8>) -> ScalarValue? {
  guard text.count <= 5, text.contains(UInt8(ascii: ".")) else { return nil }
  switch String(decoding: text, as: UTF8.self) {
  case ".nan", ".NaN", ".NAN": return .notFinite
  case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF":
    return .notFinite
  default: return nil
  }
}

/// Reads `0x1F` and `0o17`; nil when the text is neither.
private func radixNumber(_ text: ArraySlice<UInt8>) -> ScalarValue? {
  guard text.count > 2, text.first == UInt8(ascii: "0") else { return nil }
  let radix: UInt8
  switch text[text.startIndex + 1] {
  case UInt8(ascii: "x"): radix = 16
  case UInt8(ascii: "o"): radix = 8
  default: return nil
  }
  var digits: [UInt8] = []
  for byte in text.dropFirst(2) {
    guard let digit = hexDigit(byte), digit < radix else { return nil }
    digits.append(digit)
  }
  guard digits.count <= ScalarValue.longestRadixNumber else { return .numberTooLong }
  return .number(lexeme: decimal(of: digits, radix: radix))
}

/// The decimal digits of a number in another base.
private func decimal(of digits: [UInt8], radix: UInt8) -> [UInt8] {
  // Least significant digit first, so that a carry is an append.
  var result: [UInt8] = [0]
  for digit in digits {
    var carry = Int(digit)
    for place in result.indices {
      carry += Int(result[place]) * Int(radix)
      result[place] = UInt8(truncatingIfNeeded: carry % 10)
      carry /= 10
    }
    while carry > 0 {
      result.append(UInt8(truncatingIfNeeded: carry % 10))
      carry /= 10
    }
  }
  return result.reversed().map { $0 + UInt8(ascii: "0") }
}

/// Reads a decimal integer or fraction; nil when the text is no number.
private func decimalNumber(_ text: ArraySlice<UInt8>) -> ScalarValue? {
  var rest = text
  let sign = rest.first
  if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
  let whole = rest.prefix(while: isDigit)
  rest = rest.dropFirst(whole.count)
  var fraction: ArraySlice<UInt8>?
  if rest.first == UInt8(ascii: ".") {
    rest = rest.dropFirst()
    let digits = rest.prefix(while: isDigit)
    rest = rest.dropFirst(digits.count)
    fraction = digits
  }
  guard !whole.isEmpty || fraction?.isEmpty == false, let exponent = exponent(rest) else {
    return nil
  }

  // JSON knows neither a leading plus, nor leading zeros, nor a point without digits around it.
  var lexeme: [UInt8] = sign == UInt8(ascii: "-") ? [UInt8(ascii: "-")] : []
  let significant = whole.drop { $0 == UInt8(ascii: "0") }
  lexeme += significant.isEmpty ? [UInt8(ascii: "0")] : Array(significant)
  if let fraction {
    lexeme += [UInt8(ascii: ".")] + (fraction.isEmpty ? [UInt8(ascii: "0")] : Array(fraction))
  }
  return .number(lexeme: lexeme + exponent)
}

/// The exponent that fills the rest of a number, empty when there is none, nil when it is malformed.
private func exponent(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
  guard let letter = rest.first else { return rest }
  guard letter | 0x20 == UInt8(ascii: "e") else { return nil }
  var digits = rest.dropFirst()
  if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") {
    digits = digits.dropFirst()
  }
  return !digits.isEmpty && digits.allSatisfy(isDigit) ? rest : nil
}

func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

private func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
