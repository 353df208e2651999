func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

/// A byte of a word: a letter, a digit, an underscore, or a part of a letter beyond ASCII.
func isWordByte(_ byte: UInt8) -> Bool {
  isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
}

func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

extension ArraySlice<UInt8> {
  /// The bytes without blanks at either end.
  var trimmed: ArraySlice<UInt8> {
    var (start, end) = (startIndex, endIndex)
    while start < end, isBlank(self[start]) { start += 1 }
    while end > start, isBlank(self[end - 1]) { end -= 1 }
    return self[start..<end]
  }
}

extension StringProtocol {
  /// The text without white space at either end.
  var trimmed: String {
    // Nearly all texts begin and end with a sign of ASCII that is no white space.
    let text = Substring(self)
    if let first = text.utf8.first, let last = text.utf8.last, isInk(first), isInk(last) {
      return String(text)
    }
    var view = text.unicodeScalars
    while let first = view.first, first.properties.isWhitespace { view.removeFirst() }
    while let last = view.last, last.properties.isWhitespace { view.removeLast() }
    return String(view)
  }
}

/// A byte of ASCII that can be seen.
private func isInk(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }
