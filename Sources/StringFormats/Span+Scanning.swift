/// Reading steps that every grammar here shares; none of them can leave the text.
extension Span<UInt8> {
  /// The byte at an offset, or nil past either end.
  func at(_ offset: Int) -> UInt8? {
    indices.contains(offset) ? self[offset] : nil
  }

  /// The first offset from `start` on whose byte is not in the set.
  func end(of set: ByteSet, from start: Int) -> Int {
    var offset = start
    while let byte = at(offset), set.contains(byte) { offset += 1 }
    return offset
  }

  /// The first offset in a range that holds the byte.
  func firstOffset(of byte: UInt8, in range: Range<Int>) -> Int? {
    range.clamped(to: indices).first { self[$0] == byte }
  }

  /// The number that two ASCII digits spell, or nil when they are not two digits.
  func twoDigits(at offset: Int) -> Int? {
    guard let tens = at(offset), let ones = at(offset + 1), ByteSet.digits.contains(tens),
      ByteSet.digits.contains(ones)
    else { return nil }
    return Int(tens - UInt8(ascii: "0")) * 10 + Int(ones - UInt8(ascii: "0"))
  }

  /// Whether a percent sign and two hexadecimal digits stand at an offset.
  func hasPercentEscape(at offset: Int) -> Bool {
    at(offset) == UInt8(ascii: "%") && ByteSet.hexDigits.contains(at(offset + 1))
      && ByteSet.hexDigits.contains(at(offset + 2))
  }

  /// Whether the text from an offset on begins with these ASCII letters, in either case.
  func hasLetters(_ lowercase: String, at offset: Int) -> Bool {
    var offset = offset
    for letter in lowercase.utf8 {
      guard let byte = at(offset), asciiLowercase(byte) == letter else { return false }
      offset += 1
    }
    return true
  }

  /// The Unicode scalar that begins at an offset and how many bytes it takes.
  func scalar(at offset: Int) -> (value: UInt32, length: Int)? {
    guard let lead = at(offset) else { return nil }
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for step in 1..<length {
      guard let next = at(offset + step), next & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(next & 0x3F)
    }
    return (value, length)
  }
}

func asciiLowercase(_ byte: UInt8) -> UInt8 {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}
