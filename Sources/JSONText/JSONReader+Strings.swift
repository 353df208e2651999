import SourceText

extension JSONReader {
  /// Reads a string at its opening quote; only one with escapes costs a copy.
  mutating func readString(_ bytes: Span<UInt8>) throws(JSONError) {
    let start = at
    at += 1
    try skipPlain(bytes)
    if bytes[at] == UInt8(ascii: "\"") {
      addString(from: start, text: start + 1 - base, count: at - start - 1)
    } else {
      try readEscapedString(bytes, from: start)
    }
    at += 1
  }

  private mutating func addString(from start: Int, text textStart: Int, count: Int) {
    nodes.append(
      .init(
        kind: .string, start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: at + 1), textStart: UInt32(truncatingIfNeeded: textStart),
        textCount: UInt32(truncatingIfNeeded: count),
        next: UInt32(truncatingIfNeeded: nodes.count + 1)))
  }

  /// Goes on to the next quote or backslash, which stands in the text for sure afterwards.
  @inline(__always)
  private mutating func skipPlain(_ bytes: Span<UInt8>) throws(JSONError) {
    var offset = at
    while offset < end {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        at = offset
        return
      }
      if byte >= 0x20, byte < 0x80 {
        offset += 1
      } else {
        at = offset
        try skipRare(bytes)
        offset = at
      }
    }
    at = end
    throw fault(.truncated, from: end, to: end)
  }

  /// Goes past a character of several bytes, or refuses a control character.
  private mutating func skipRare(_ bytes: Span<UInt8>) throws(JSONError) {
    let byte = bytes[at]
    if byte == 0 { throw nulBytes(bytes) }
    if byte < 0x20 { throw fault(.controlCharacter(byte), to: at + 1) }
    switch multibyteLength(bytes) {
    case .whole(let length): at += length
    case .cut: throw fault(.truncated, from: end, to: end)
    case .broken: throw fault(.invalidUTF8, to: at + 1)
    }
  }

  private mutating func readEscapedString(
    _ bytes: Span<UInt8>, from start: Int
  ) throws(JSONError) {
    let textStart = text.count
    var plain = start + 1
    while true {
      append(bytes, plain..<at)
      if bytes[at] == UInt8(ascii: "\"") { break }
      try readEscape(bytes)
      plain = at
      try skipPlain(bytes)
    }
    guard text.count <= Self.largestText else { throw fault(.tooLarge, from: start, to: at) }
    addString(from: start, text: textStart, count: text.count - textStart)
  }

  private mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    for offset in range { text.append(bytes[offset]) }
  }

  /// Reads one escape at its backslash.
  private mutating func readEscape(_ bytes: Span<UInt8>) throws(JSONError) {
    let start = at
    at += 1
    let letter = try byte(bytes)
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): return try readUnicodeEscape(bytes, from: start)
    default: throw fault(.invalidEscape, from: start, to: at + 1)
    }
    at += 1
  }

  private mutating func readUnicodeEscape(
    _ bytes: Span<UInt8>, from start: Int
  ) throws(JSONError) {
    let first = try readFourDigits(bytes, from: start)
    var scalar = first
    if (0xD800...0xDBFF).contains(first) {
      let second = try readLowSurrogate(bytes, after: start)
      scalar = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }
    // A low half that no high half came before is the one value left that is no scalar.
    guard let scalar = Unicode.Scalar(scalar) else {
      throw fault(.loneSurrogate, from: start, to: at)
    }
    text.append(contentsOf: UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
  }

  /// Reads the escape of a low half, which must follow that of a high half.
  private mutating func readLowSurrogate(
    _ bytes: Span<UInt8>, after start: Int
  ) throws(JSONError) -> UInt32 {
    let high = at
    guard try byte(bytes) == UInt8(ascii: "\\") else {
      throw fault(.loneSurrogate, from: start, to: high)
    }
    at += 1
    guard try byte(bytes) == UInt8(ascii: "u") else {
      throw fault(.loneSurrogate, from: start, to: high)
    }
    let second = try readFourDigits(bytes, from: high)
    guard (0xDC00...0xDFFF).contains(second) else {
      throw fault(.loneSurrogate, from: start, to: high)
    }
    return second
  }

  /// Reads the four digits after a `u`.
  private mutating func readFourDigits(
    _ bytes: Span<UInt8>, from start: Int
  ) throws(JSONError) -> UInt32 {
    at += 1
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = hexadecimalDigit(try byte(bytes)) else {
        throw fault(.invalidEscape, from: start, to: at)
      }
      value = value << 4 | UInt32(digit)
      at += 1
    }
    return value
  }
}

/// The value of a hexadecimal digit, or nil for any other byte.
func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
