import SourceText

// Small questions about bytes that all readers of this module share.

func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

let digits = ByteSet(UInt8(ascii: "0")...UInt8(ascii: "9"))

func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

/// A letter, a digit or a byte of a letter of another script.
func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte >= 0x80 }

func isHexDigit(_ byte: UInt8) -> Bool {
  isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
}

func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }

/// Small letters for the capitals of ASCII; other scripts have no words that are asked for.
func lowered(_ byte: UInt8) -> UInt8 {
  isCapital(byte) ? byte | 0x20 : byte
}

extension String {
  /// The text in small letters, ASCII alone.
  var folded: String {
    let letters = utf8.span
    for index in letters.indices where isCapital(letters[index]) {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(letters.count)
      for index in letters.indices { bytes.append(lowered(letters[index])) }
      return String(decoding: bytes, as: UTF8.self)
    }
    return self
  }

  /// Whether the text holds more than ASCII.
  var holdsHighBytes: Bool {
    let letters = utf8.span
    for index in letters.indices where letters[index] >= 0x80 { return true }
    return false
  }

  /// Whether no word is parted by more than one space, and none stands around the text.
  var isSingleSpaced: Bool {
    let letters = utf8.span
    var before: UInt8 = 0x20
    for index in letters.indices {
      let letter = letters[index]
      if isBlank(letter), letter != 0x20 || before == 0x20 { return false }
      before = letter
    }
    return letters.isEmpty || before != 0x20
  }

  /// The text with single spaces, without those around it.
  var singleSpaced: String {
    guard !isSingleSpaced else { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    var isParted = false
    for byte in utf8 {
      if isBlank(byte) {
        isParted = !bytes.isEmpty
      } else {
        if isParted { bytes.append(0x20) }
        isParted = false
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func trimmingBlanks() -> String {
    guard let first = utf8.first, let last = utf8.last, isBlank(first) || isBlank(last) else {
      return self
    }
    return String(Substring(utf8.trimmed(where: isBlank)))
  }

  func begins(with prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }

  /// Whether the last bytes are those of another text.
  func ends(with suffix: String) -> Bool {
    let (letters, suffix) = (utf8.span, suffix.utf8.span)
    guard letters.count >= suffix.count else { return false }
    let start = letters.count - suffix.count
    for index in suffix.indices where letters[start + index] != suffix[index] { return false }
    return true
  }
}

extension Substring.UTF8View {
  func trimmed(where isDropped: (UInt8) -> Bool) -> Substring.UTF8View {
    var rest = self.drop(while: isDropped)
    while let last = rest.last, isDropped(last) { rest = rest.dropLast() }
    return rest
  }
}

extension String.UTF8View {
  func trimmed(where isDropped: (UInt8) -> Bool) -> Substring.UTF8View {
    self[...].trimmed(where: isDropped)
  }
}

/// A span without the blanks around it.
func trimming(_ span: SourceSpan, in bytes: [UInt8]) -> SourceSpan {
  var (start, end) = (span.start, span.end)
  while start < end, isBlank(bytes[start]) { start += 1 }
  while end > start, isBlank(bytes[end - 1]) { end -= 1 }
  return SourceSpan(start, end)
}

/// The words of a span, cut at blanks.
func words(in span: SourceSpan, of bytes: [UInt8]) -> [SourceSpan] {
  var found: [SourceSpan] = []
  var offset = span.start
  while offset < span.end {
    while offset < span.end, isBlank(bytes[offset]) { offset += 1 }
    let start = offset
    while offset < span.end, !isBlank(bytes[offset]) { offset += 1 }
    if offset > start { found.append(SourceSpan(start, offset)) }
  }
  return found
}

/// Whether a run of bytes stands at an offset.
func stands(_ word: String, at start: Int, to end: Int, in bytes: [UInt8]) -> Bool {
  let letters = word.utf8.span
  guard start + letters.count <= end else { return false }
  for index in letters.indices where letters[index] != bytes[start + index] { return false }
  return true
}

func text(_ span: SourceSpan, of bytes: [UInt8]) -> String {
  guard span.start < span.end, span.end <= bytes.count else { return "" }
  return String(decoding: bytes[span.range], as: UTF8.self)
}

func loweredText(_ span: SourceSpan, of bytes: [UInt8]) -> String {
  guard span.start < span.end, span.end <= bytes.count else { return "" }
  // Most words have no capitals, and need no copy of their bytes.
  guard bytes[span.range].contains(where: isCapital) else { return text(span, of: bytes) }
  return String(decoding: bytes[span.range].map(lowered), as: UTF8.self)
}

/// The scalar that begins at an offset, and how many bytes it takes.
func scalar(at offset: Int, in bytes: [UInt8], end: Int) -> (scalar: Unicode.Scalar, length: Int)? {
  guard offset < end else { return nil }
  let lead = bytes[offset]
  let length =
    switch lead {
    case 0..<0x80: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  guard length > 0, offset + length <= end else { return nil }
  guard length > 1 else { return (Unicode.Scalar(lead), 1) }
  var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
  for next in (offset + 1)..<(offset + length) {
    guard bytes[next] & 0xC0 == 0x80 else { return nil }
    value = value << 6 | UInt32(bytes[next] & 0x3F)
  }
  return Unicode.Scalar(value).map { ($0, length) }
}
