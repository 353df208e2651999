/// Whether a text is a URI Template of RFC 6570, at any of its four levels.
func isURITemplate(_ text: borrowing Span<UInt8>) -> Bool {
  var offset = 0
  while true {
    offset = CharacterClass.literals.end(in: text, from: offset)
    guard offset < text.count else { return true }
    guard text[offset] == UInt8(ascii: "{"), let end = expressionEnd(of: text, from: offset + 1)
    else { return false }
    offset = end
  }
}

extension CharacterClass {
  /// What may stand outside braces; an erratum to section 2.1 adds the apostrophe.
  fileprivate static let literals = CharacterClass(
    ByteSet.alphanumerics.union("!#$&'()*+,-./:;=?@[]_~"), beyond: .lettersAndPrivate)
}

extension ByteSet {
  fileprivate static let operators = ByteSet("+#./;?&=,!@|")
  fileprivate static let names = alphanumerics.union("_")
}

/// Where an expression ends, from behind its opening brace to behind its closing one.
private func expressionEnd(of text: borrowing Span<UInt8>, from start: Int) -> Int? {
  var offset = ByteSet.operators.contains(text.at(start)) ? start + 1 : start
  while true {
    guard let name = nameEnd(of: text, from: offset), let end = modifierEnd(of: text, from: name)
    else { return nil }
    switch text.at(end) {
    case UInt8(ascii: "}"): return end + 1
    case UInt8(ascii: ","): offset = end + 1
    default: return nil
    }
  }
}

/// Where a variable's name ends: parts of letters, digits, underscores and escapes between dots.
private func nameEnd(of text: borrowing Span<UInt8>, from start: Int) -> Int? {
  var offset = start
  while true {
    let part = offset
    while let byte = text.at(offset) {
      if ByteSet.names.contains(byte) {
        offset += 1
      } else if text.hasPercentEscape(at: offset) {
        offset += 3
      } else {
        break
      }
    }
    guard offset > part else { return nil }
    guard text.at(offset) == UInt8(ascii: ".") else { return offset }
    offset += 1
  }
}

/// Where the modifier behind a name ends: `*`, or `:` with a length of 1 to 9999, or nothing.
private func modifierEnd(of text: borrowing Span<UInt8>, from start: Int) -> Int? {
  switch text.at(start) {
  case UInt8(ascii: "*"): return start + 1
  case UInt8(ascii: ":"):
    let end = text.end(of: .digits, from: start + 1)
    return (1...4).contains(end - start - 1) && text[start + 1] != UInt8(ascii: "0") ? end : nil
  default: return start
  }
}
