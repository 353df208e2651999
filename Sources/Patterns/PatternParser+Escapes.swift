extension PatternParser {
  /// What a backslash and its followers stand for, wherever they stand.
  enum Escape {
    case scalar(UInt32)
    case set(ScalarSet)
  }

  /// Reads an escape outside a class.
  mutating func readEscape() throws(PatternError) -> PatternSyntax {
    let start = offset
    switch peek(ahead: 1) ?? 0 {
    case UInt8(ascii: "b"):
      offset += 2
      return .boundary(.word)
    case UInt8(ascii: "B"):
      offset += 2
      return .boundary(.notWord)
    case UInt8(ascii: "k"):
      offset += 2
      return try readNamedReference(at: start)
    case UInt8(ascii: "1")...UInt8(ascii: "9"):
      offset += 1
      return try readNumberedReference(at: start)
    default: break
    }
    switch try readCommonEscape() {
    case .scalar(let scalar): return .scalar(scalar)
    case .set(let set): return .set(set)
    }
  }

  /// Reads an escape that means the same in a class and outside.
  mutating func readCommonEscape() throws(PatternError) -> Escape {
    let start = offset
    offset += 1
    guard let byte = peek() else { throw fault("'\\' stands at the end", at: start) }
    if let set = classEscape(byte) {
      offset += 1
      return .set(set)
    }
    if let scalar = controlEscape(byte) {
      offset += 1
      return .scalar(scalar)
    }
    switch byte {
    case UInt8(ascii: "p"), UInt8(ascii: "P"): return .set(try readProperty(at: start))
    case UInt8(ascii: "c"): return .scalar(try readControlLetter(at: start))
    case UInt8(ascii: "x"):
      offset += 1
      guard let scalar = takeHex(digits: 2) else {
        throw fault("'\\x' needs two hexadecimal digits", at: start)
      }
      return .scalar(scalar)
    case UInt8(ascii: "u"): return .scalar(try readUnicodeEscape(at: start))
    case UInt8(ascii: "0"):
      offset += 1
      if let next = peek(), isDigit(next) { throw fault("octal escapes do not exist", at: start) }
      return .scalar(0)
    default: return .scalar(try readIdentityEscape(at: start))
    }
  }

  private func classEscape(_ byte: UInt8) -> ScalarSet? {
    switch byte {
    case UInt8(ascii: "d"): .digits
    case UInt8(ascii: "D"): .digits.inverted()
    case UInt8(ascii: "w"): .word
    case UInt8(ascii: "W"): .word.inverted()
    case UInt8(ascii: "s"): .space
    case UInt8(ascii: "S"): .space.inverted()
    default: nil
    }
  }

  private func controlEscape(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "v"): 0x0B
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "r"): 0x0D
    default: nil
    }
  }

  /// A syntax character stands for itself; other signs do too, which only real life allows.
  private mutating func readIdentityEscape(at start: Int) throws(PatternError) -> UInt32 {
    let scalar = takeScalar()
    if scalar < 0x80, syntaxCharacters.contains(scalar) { return scalar }
    if ScalarSet.word.contains(scalar), scalar != 0x5F {
      throw fault("'\\\(text(scalar))' is not an escape of ECMA-262", at: start)
    }
    note("'\\\(text(scalar))' escapes what needs no escape", at: start)
    return scalar
  }

  private mutating func readControlLetter(at start: Int) throws(PatternError) -> UInt32 {
    offset += 1
    guard let letter = peek(), isLetter(letter) else {
      throw fault("'\\c' needs a letter of ASCII", at: start)
    }
    offset += 1
    return UInt32(letter & 0x1F)
  }

  /// Reads `\uXXXX`, a pair of them that is one code point, or `\u{X...}`; stands on the `u`.
  mutating func readUnicodeEscape(at start: Int) throws(PatternError) -> UInt32 {
    offset += 1
    if take(UInt8(ascii: "{")) { return try readBracedHex(at: start) }
    guard let lead = takeHex(digits: 4) else {
      throw fault("'\\u' needs four hexadecimal digits, or some in braces", at: start)
    }
    guard (0xD800...0xDBFF).contains(lead) else { return lead }
    let afterLead = offset
    if take("\\u"), let trail = takeHex(digits: 4), (0xDC00...0xDFFF).contains(trail) {
      return 0x10000 + (lead - 0xD800) << 10 + (trail - 0xDC00)
    }
    offset = afterLead
    return lead
  }

  private mutating func readBracedHex(at start: Int) throws(PatternError) -> UInt32 {
    var scalar: UInt32?
    while let byte = peek(), let digit = hexValue(byte) {
      let larger = (scalar ?? 0) << 4 | digit
      guard larger <= lastScalar else { throw fault("a code point is above 10FFFF", at: start) }
      scalar = larger
      offset += 1
    }
    guard let scalar, take(UInt8(ascii: "}")) else {
      throw fault("'\\u{' needs hexadecimal digits and '}'", at: start)
    }
    return scalar
  }

  private mutating func takeHex(digits count: Int) -> UInt32? {
    var value: UInt32 = 0
    for distance in 0..<count {
      guard let byte = peek(ahead: distance), let digit = hexValue(byte) else { return nil }
      value = value << 4 | digit
    }
    offset += count
    return value
  }

  private func hexValue(_ byte: UInt8) -> UInt32? {
    if isDigit(byte) { return UInt32(byte - UInt8(ascii: "0")) }
    let lower = byte | 0x20
    guard lower >= UInt8(ascii: "a"), lower <= UInt8(ascii: "f") else { return nil }
    return UInt32(lower - UInt8(ascii: "a")) + 10
  }

  private func text(_ scalar: UInt32) -> String {
    Unicode.Scalar(scalar).map { String(Character($0)) } ?? "?"
  }
}

/// What may be escaped everywhere: the signs with a meaning of their own, and the slash.
private let syntaxCharacters = ScalarSet(
  "^$\\.*+?()[]{}|/".unicodeScalars.map { .init($0.value, $0.value) })
