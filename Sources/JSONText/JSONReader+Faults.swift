import SourceText

extension JSONReader {
  /// Refuses what its first bytes show to be no UTF-8, and a byte order mark.
  func refuseOtherEncodings(_ bytes: Span<UInt8>) throws(JSONError) {
    func begins(_ start: [UInt8]) -> Bool {
      guard end - at >= start.count else { return false }
      for offset in start.indices where bytes[at + offset] != start[offset] { return false }
      return true
    }
    if begins([0xEF, 0xBB, 0xBF]) { throw fault(.byteOrderMark, to: at + 3) }
    if begins([0xFF, 0xFE, 0, 0]) { throw fault(.otherEncoding(.utf32LittleEndian), to: at + 4) }
    if begins([0, 0, 0xFE, 0xFF]) { throw fault(.otherEncoding(.utf32BigEndian), to: at + 4) }
    if begins([0xFF, 0xFE]) { throw fault(.otherEncoding(.utf16LittleEndian), to: at + 2) }
    if begins([0xFE, 0xFF]) { throw fault(.otherEncoding(.utf16BigEndian), to: at + 2) }
    if let encoding = encodingByZeros(bytes) { throw fault(.otherEncoding(encoding), to: at + 4) }
  }

  /// JSON begins with ASCII, so where its first zeros lie tells how wide the characters are.
  private func encodingByZeros(_ bytes: Span<UInt8>) -> JSONError.Encoding? {
    guard end - at >= 4 else { return nil }
    let isZero = (0..<min(8, end - at)).map { bytes[at + $0] == 0 }
    switch isZero {
    case [false, true, true, true, false, true, true, true]: return .utf32LittleEndian
    case [true, true, true, false, true, true, true, false]: return .utf32BigEndian
    default: break
    }
    switch isZero.prefix(4) {
    case [false, true, false, true]: return .utf16LittleEndian
    case [true, false, true, false]: return .utf16BigEndian
    default: return nil
    }
  }

  /// Refuses anything but white space after the value.
  mutating func refuseMore(_ bytes: Span<UInt8>) throws(JSONError) {
    let valueEnd = at
    skipBlanks(bytes)
    guard at < end else { return }
    switch bytes[at] {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""): break
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "t"),
      UInt8(ascii: "f"), UInt8(ascii: "n"):
      // Without a blank between them it is one broken word rather than two values.
      guard at > valueEnd else { throw fault(.trailingGarbage, to: end) }
    default:
      let misplaced = misplaced(bytes, expected: .value)
      if case .unexpected = misplaced.kind { throw fault(.trailingGarbage, to: end) }
      if case .unknownWord = misplaced.kind { throw fault(.trailingGarbage, to: end) }
      throw misplaced
    }
    throw fault(.secondValue, to: end)
  }

  /// Names what stands where something else had to.
  func misplaced(_ bytes: Span<UInt8>, expected: JSONError.Expectation) -> JSONError {
    let byte = bytes[at]
    let isStart = expected == .value || expected == .name
    switch byte {
    case 0: return nulBytes(bytes)
    case UInt8(ascii: "'") where isStart: return fault(.singleQuotes, to: at + 1)
    case UInt8(ascii: "#"): return fault(.comment, to: at + 1)
    case UInt8(ascii: "/") where isCommentStart(bytes): return fault(.comment, to: at + 2)
    case UInt8(ascii: "+") where expected == .value:
      return fault(.malformedNumber(.leadingPlus), to: at + 1)
    case UInt8(ascii: ".") where expected == .value:
      return fault(.malformedNumber(.bareFraction), to: at + 1)
    case UInt8(ascii: "N") where expected == .value, UInt8(ascii: "I") where expected == .value:
      return fault(.notANumber, to: endOfWord(bytes))
    case 0x80...: return misplacedCharacter(bytes, expected: expected)
    default: break
    }
    if expected == .value, isWordByte(byte) { return fault(.unknownWord, to: endOfWord(bytes)) }
    return fault(.unexpected(expected: expected), to: at + 1)
  }

  private func isCommentStart(_ bytes: Span<UInt8>) -> Bool {
    guard at + 1 < end else { return false }
    return bytes[at + 1] == UInt8(ascii: "/") || bytes[at + 1] == UInt8(ascii: "*")
  }

  private func misplacedCharacter(
    _ bytes: Span<UInt8>, expected: JSONError.Expectation
  ) -> JSONError {
    switch multibyteLength(bytes) {
    case .cut: return fault(.truncated, from: end, to: end)
    case .broken: return fault(.invalidUTF8, to: at + 1)
    case .whole(let length):
      let isMark =
        length == 3 && bytes[at] == 0xEF && bytes[at + 1] == 0xBB && bytes[at + 2] == 0xBF
      return fault(isMark ? .byteOrderMark : .unexpected(expected: expected), to: at + length)
    }
  }

  /// A run of NUL bytes, such as a log that was allocated ahead of its text leaves behind.
  func nulBytes(_ bytes: Span<UInt8>) -> JSONError {
    var offset = at
    while offset < end, bytes[offset] == 0 { offset += 1 }
    return fault(.nulBytes(count: offset - at), to: offset)
  }
}

extension JSONReader {
  /// What stands at the head of a character of several bytes.
  enum Multibyte {
    case whole(Int), cut, broken
  }

  /// The length of the character whose first byte, 0x80 or more, is looked at.
  func multibyteLength(_ bytes: Span<UInt8>) -> Multibyte {
    let lead = bytes[at]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return .broken
    }
    // Overlong forms, surrogates and too large values all show in the second byte.
    switch lead {
    case 0xE0: second = 0xA0...0xBF
    case 0xED: second = 0x80...0x9F
    case 0xF0: second = 0x90...0xBF
    case 0xF4: second = 0x80...0x8F
    default: break
    }
    for place in 1..<length {
      guard at + place < end else { return .cut }
      let allowed = place == 1 ? second : 0x80...0xBF
      guard allowed.contains(bytes[at + place]) else { return .broken }
    }
    return .whole(length)
  }
}
