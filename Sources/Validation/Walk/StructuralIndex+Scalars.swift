import JSONText
import SourceText

/// Reading names and scalars at positions of the index: the parts of the walk that need no program.
extension StructuralIndex {
  /// Where the name at a position ends; negative when there is no name with a colon after it.
  @inline(__always)
  func nameEnd(_ position: Int) -> Int {
    guard byte(at: position) == UInt8(ascii: "\""), byte(at: position &+ 1) == UInt8(ascii: ":")
    else { return WalkEnd.malformed }
    return stringEnd(position)
  }

  /// The position after the value at a position, by its brackets alone.
  func after(_ start: Int) -> Int {
    var position = start
    var depth = 0
    repeat {
      switch byte(at: position) {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      position += 1
    } while depth > 0 && position < count
    return position
  }

  /// Where the content of the string at a position ends: its closing quote is the last byte
  /// before the next structural character that is no white space.
  @inline(__always)
  func stringEnd(_ position: Int) -> Int {
    var end = self[position &+ 1] &- 1
    while text[end] != UInt8(ascii: "\"") { end = end &- 1 }
    return end
  }

  /// The bytes of a name or string, ready to compare.
  @inline(__always)
  func bytes(_ start: Int, _ end: Int) -> KeyBytes {
    let length = end &- start
    let first = text.word(at: start)
    guard length < 8 else {
      return KeyBytes(
        head: first, tail: text.word(at: end &- 8), length: Int32(truncatingIfNeeded: length),
        start: Int32(truncatingIfNeeded: start))
    }
    let mask = (UInt64(1) &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1
    return KeyBytes(
      head: first & mask, tail: 0, length: Int32(truncatingIfNeeded: length),
      start: Int32(truncatingIfNeeded: start))
  }

  @inline(__always)
  func hasEscape(_ start: Int, _ end: Int) -> Bool {
    // Most texts hold no backslash at all, which was found out once for all of them.
    holdsBackslash && findsBackslash(start, end)
  }

  @inline(never)
  private func findsBackslash(_ start: Int, _ end: Int) -> Bool {
    var offset = start
    while offset < end {
      // The high bit of each byte that is a backslash, and never one before the first of them.
      let others = text.word(at: offset) ^ 0x5C5C_5C5C_5C5C_5C5C
      let found = (others &- 0x0101_0101_0101_0101) & ~others & 0x8080_8080_8080_8080
      if found != 0 { return offset &+ found.trailingZeroBitCount >> 3 < end }
      offset = offset &+ 8
    }
    return false
  }

  /// How many characters a text has whose escapes were found to be sound.
  func escapedScalars(_ start: Int, _ end: Int) -> Int64 {
    var count: Int64 = 0
    var offset = start
    while offset < end {
      let byte = text[offset]
      if byte & 0xC0 != 0x80 { count += 1 }
      guard byte == UInt8(ascii: "\\") else {
        offset += 1
        continue
      }
      let isUnit = text[offset + 1] == UInt8(ascii: "u")
      // The second half of a pair is no character of its own.
      offset += isUnit ? (isHighSurrogate(at: offset) ? 12 : 6) : 2
    }
    return count
  }

  /// Whether the escape at an offset is the first half of a pair: `\uD8` to `\uDB`.
  private func isHighSurrogate(at offset: Int) -> Bool {
    let second = text[offset + 3] | 0x20
    return text[offset + 2] | 0x20 == UInt8(ascii: "d")
      && (second == UInt8(ascii: "8") || second == UInt8(ascii: "9")
        || second == UInt8(ascii: "a") || second == UInt8(ascii: "b"))
  }

  /// Whether the scalar at a position that begins with a letter is a literal.
  @inline(__always)
  func isLiteral(_ position: Int, _ byte: UInt8) -> Bool {
    if byte == UInt8(ascii: "f") {
      return isLiteral(position, word: 0x736C_6166, length: 5)
        && text[self[position] &+ 4] == UInt8(ascii: "e")
    }
    return isLiteral(
      position, word: byte == UInt8(ascii: "t") ? 0x6575_7274 : 0x6C6C_756E, length: 4)
  }

  @inline(__always)
  private func isLiteral(_ position: Int, word: UInt64, length: Int) -> Bool {
    let offset = self[position]
    return text.word(at: offset) & 0xFFFF_FFFF == word
      && isEnd(at: offset &+ length, of: position)
  }

  /// Whether the scalar at a position may end before an offset: mostly, the next structural
  /// character stands there, and what may follow a value is asked when that is read.
  @inline(__always)
  private func isEnd(at offset: Int, of position: Int) -> Bool {
    offset == self[position &+ 1] || isDelimiter(at: offset)
  }

  /// Whether a scalar may end before an offset.
  @inline(__always)
  func isDelimiter(at offset: Int) -> Bool {
    switch text[offset] {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "\n"),
      UInt8(ascii: " "), UInt8(ascii: "\r"), UInt8(ascii: "\t"), UInt8(ascii: ":"):
      true
    default: offset >= text.count
    }
  }

  /// How the number at a position is written, checked to its last byte.
  @inline(__always)
  func numberShape(_ position: Int) -> NumberShape {
    let start = self[position]
    let short = shortNumber(at: start, upTo: self[position &+ 1], isNegative: text[start] == .minus)
    return short.form == .none ? anyNumber(position) : short
  }

  /// How a number of any length is written.
  @inline(never)
  private func anyNumber(_ position: Int) -> NumberShape {
    let start = self[position]
    let next = self[position &+ 1]
    let first = text[start] == .minus ? start &+ 1 : start
    var offset = afterDigits(first)
    let digits = offset &- first
    if digits == 0 || (digits > 1 && text[first] == UInt8(ascii: "0")) { return .none }
    var form = NumberForm.digits
    if offset != next, text[offset] == UInt8(ascii: ".") {
      let end = afterDigits(offset &+ 1)
      if end == offset &+ 1 { return .none }
      offset = end
      form = .decimal
    }
    if offset != next, text[offset] | 0x20 == UInt8(ascii: "e") {
      offset = offset &+ 1
      if text[offset] == UInt8(ascii: "+") || text[offset] == .minus {
        offset = offset &+ 1
      }
      let end = afterDigits(offset)
      if end == offset { return .none }
      // Three digits of an exponent may be more than a double has room for.
      form = end &- offset > 2 ? .wide : .exponent
      offset = end
    }
    guard offset == next || isDelimiter(at: offset) else { return .none }
    // A double holds any fifteen digits, and no place after the three hundredth.
    if offset &- start > (form == .digits ? 15 : 300) { form = .wide }
    return NumberShape(form: form, digits: digits)
  }

  /// The offset of the first byte that is no digit, eight bytes at a time.
  @inline(__always)
  func afterDigits(_ start: Int) -> Int {
    var offset = start
    while true {
      let count = leadingDigits(text.word(at: offset))
      if count < 8 { return offset &+ count }
      offset = offset &+ 8
    }
  }

  /// How many of the bytes of a word are digits before the first that is none.
  @inline(__always)
  func leadingDigits(_ word: UInt64) -> Int {
    let values = word ^ 0x3030_3030_3030_3030
    let others = ((values &+ 0x0606_0606_0606_0606) | values) & 0xF0F0_F0F0_F0F0_F0F0
    return others.trailingZeroBitCount >> 3
  }
}
