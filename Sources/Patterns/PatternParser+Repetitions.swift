extension PatternParser {
  /// Reads `*`, `+`, `?` or a counted repetition with its `?`, or nothing.
  mutating func readRepetition() throws(PatternError) -> PatternSyntax.Repetition? {
    let least: Int
    let most: Int?
    if take(UInt8(ascii: "*")) {
      (least, most) = (0, nil)
    } else if take(UInt8(ascii: "+")) {
      (least, most) = (1, nil)
    } else if take(UInt8(ascii: "?")) {
      (least, most) = (0, 1)
    } else if let counts = try readCounts() {
      (least, most) = counts
    } else {
      return nil
    }
    let isLazy = take(UInt8(ascii: "?"))
    return .init(least: least, most: most, isLazy: isLazy)
  }

  /// Reads `{n}`, `{n,}` or `{n,m}`; leaves any other brace where it is.
  private mutating func readCounts() throws(PatternError) -> (Int, Int?)? {
    let start = offset
    guard take(UInt8(ascii: "{")) else { return nil }
    guard let least = takeNumber() else {
      offset = start
      return nil
    }
    var most: Int? = least
    if take(UInt8(ascii: ",")) { most = takeNumber() }
    guard take(UInt8(ascii: "}")) else {
      offset = start
      return nil
    }
    if let most, most < least {
      throw fault("a repetition's counts are out of order", at: start)
    }
    return (least, most)
  }

  /// A decimal number, no larger than any limit here needs to know.
  mutating func takeNumber() -> Int? {
    var number: Int?
    while let byte = peek(), isDigit(byte) {
      number = min((number ?? 0) * 10 + Int(byte - UInt8(ascii: "0")), 1 << 40)
      offset += 1
    }
    return number
  }

  /// Lets a `{` mean itself unless it looks like a repetition that went wrong.
  mutating func noteLoneBrace() throws(PatternError) {
    let start = offset
    if try readCounts() != nil {
      throw fault("a repetition has nothing to repeat", at: start)
    }
    if peek(ahead: 1) == UInt8(ascii: ","), let digit = peek(ahead: 2), isDigit(digit) {
      throw fault("'{,n}' is no repetition; write '{0,n}'", at: start)
    }
    note("'{' begins no repetition and means itself", at: start)
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

func isLetter(_ byte: UInt8) -> Bool {
  let lower = byte | 0x20
  return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
}
