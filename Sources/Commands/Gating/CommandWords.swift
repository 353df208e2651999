/// A command of a document as words, without any shell: nothing in it is expanded, joined or
/// redirected.
///
/// A text that a shell would read as more than words is no command here.
func commandWords(_ text: String) -> [String]? {
  var words: [[UInt8]] = []
  var word: [UInt8]?
  var quote: UInt8?
  for byte in text.utf8 {
    if let open = quote {
      if byte == open {
        quote = nil
      } else if open == UInt8(ascii: "\""), "$`\\".utf8.contains(byte) {
        return nil
      } else {
        word?.append(byte)
      }
      continue
    }
    switch byte {
    case 0x20, 0x09:
      if let done = word { words.append(done) }
      word = nil
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      quote = byte
      word = word ?? []
    case 0x00..<0x20, 0x7F: return nil
    case _ where "|&;<>()$`\\*?[]{}~#!".utf8.contains(byte): return nil
    default: word = (word ?? []) + [byte]
    }
  }
  guard quote == nil else { return nil }
  if let done = word { words.append(done) }
  // `A=1 make` sets a variable first, which is the shell's doing.
  guard let first = words.first, !first.contains(UInt8(ascii: "=")) else { return nil }
  return words.map { String(decoding: $0, as: UTF8.self) }
}
