/// A word as a POSIX shell reads it back, whatever stands in it; nil for what no line can hold.
package func shellWord(_ text: String) -> String? {
  guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
  else { return nil }
  if !text.isEmpty, text.utf8.allSatisfy(isPlain) { return text }
  return "'" + text.replacing("'", with: "'\\''") + "'"
}

/// A command line of words that may hold anything; nil where one cannot be written.
package func shellLine(_ words: [String]) -> String? {
  var quoted: [String] = []
  for word in words {
    guard let word = shellWord(word) else { return nil }
    quoted.append(word)
  }
  return quoted.joined(separator: " ")
}

private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: "-_./@:,+=%".utf8.contains(byte)
  }
}
