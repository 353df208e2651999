import SourceText

extension JSONReader {
  /// Reads a number; its lexeme stays where it stands.
  mutating func readNumber(_ bytes: Span<UInt8>) throws(JSONError) {
    let start = at
    if bytes[at] == UInt8(ascii: "-") {
      at += 1
      try readSignedStart(bytes, from: start)
    }
    if bytes[at] == UInt8(ascii: "0") {
      at += 1
      try refuseAfterZero(bytes, from: start)
    } else {
      skipDigits(bytes)
    }
    if at < end, bytes[at] == UInt8(ascii: ".") {
      at += 1
      try readDigits(bytes, from: start, .missingFraction)
    }
    if at < end, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      let sign = try byte(bytes)
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { at += 1 }
      try readDigits(bytes, from: start, .missingExponent)
    }
    nodes.append(
      .init(
        kind: .number, start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: at), textStart: UInt32(truncatingIfNeeded: start - base),
        textCount: UInt32(truncatingIfNeeded: at - start),
        next: UInt32(truncatingIfNeeded: nodes.count + 1)))
  }

  private mutating func skipDigits(_ bytes: Span<UInt8>) {
    while at < end, isDigit(bytes[at]) { at += 1 }
  }

  private mutating func readDigits(
    _ bytes: Span<UInt8>, from start: Int, _ missing: JSONError.NumberFault
  ) throws(JSONError) {
    guard isDigit(try byte(bytes)) else {
      throw fault(.malformedNumber(missing), from: start, to: at)
    }
    skipDigits(bytes)
  }

  private func readSignedStart(_ bytes: Span<UInt8>, from start: Int) throws(JSONError) {
    let byte = try byte(bytes)
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return
    case UInt8(ascii: "."): throw fault(.malformedNumber(.bareFraction), from: start, to: at + 1)
    case UInt8(ascii: "I"), UInt8(ascii: "N"), UInt8(ascii: "i"), UInt8(ascii: "n"):
      throw fault(.notANumber, from: start, to: endOfWord(bytes))
    default: throw fault(.malformedNumber(.bareMinus), from: start, to: at)
    }
  }

  private func refuseAfterZero(_ bytes: Span<UInt8>, from start: Int) throws(JSONError) {
    guard at < end else { return }
    if isDigit(bytes[at]) {
      throw fault(.malformedNumber(.leadingZero), from: start, to: at + 1)
    }
    if bytes[at] | 0x20 == UInt8(ascii: "x") {
      throw fault(.malformedNumber(.hexadecimal), from: start, to: endOfWord(bytes))
    }
  }
}

extension JSONReader {
  /// Reads `true`, `false` or `null`.
  mutating func readWord(
    _ word: StaticString, _ kind: JSONDocument.Kind, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    let start = at
    let stop = endOfWord(bytes)
    guard isBeginning(of: word, bytes, start..<stop) else {
      throw fault(.unknownWord, from: start, to: stop)
    }
    at = stop
    guard stop - start == word.utf8CodeUnitCount else {
      throw stop == end
        ? fault(.truncated, from: end, to: end) : fault(.unknownWord, from: start, to: stop)
    }
    nodes.append(
      .init(
        kind: kind, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: at),
        next: UInt32(truncatingIfNeeded: nodes.count + 1)))
  }

  private func isBeginning(
    of word: StaticString, _ bytes: Span<UInt8>, _ range: Range<Int>
  ) -> Bool {
    guard range.count <= word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { letters in
      for offset in range where unsafe bytes[offset] != letters[offset - range.lowerBound] {
        return false
      }
      return true
    }
  }

  /// The offset after the letters, digits and low lines that begin here.
  func endOfWord(_ bytes: Span<UInt8>) -> Int {
    var offset = at
    while offset < end, isWordByte(bytes[offset]) { offset += 1 }
    return offset
  }

  func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") <= 9 }
