func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

/// A byte of a word: a letter, a digit, an underscore, or a part of a letter beyond ASCII.
func isWordByte(_ byte: UInt8) -> Bool {
  isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
}

func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

/// Whether one of some words in small letters stands anywhere in a text, in any case.
///
/// One look at the bytes, for rules that would otherwise cut every text into words.
func mentions(_ text: String, anyOf words: [[UInt8]]) -> Bool {
  let bytes = Array(text.utf8)
  for start in bytes.indices {
    let first = folded(bytes[start])
    for word in words where word.first == first && start + word.count <= bytes.count {
      var length = 1
      while length < word.count, folded(bytes[start + length]) == word[length] { length += 1 }
      if length == word.count { return true }
    }
  }
  return false
}

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
    var view = Substring(self).unicodeScalars
    while let first = view.first, first.properties.isWhitespace { view.removeFirst() }
    while let last = view.last, last.properties.isWhitespace { view.removeLast() }
    return String(view)
  }
}
