/// The characters that one component of an identifier may hold: ASCII, escapes, and beyond.
struct CharacterClass: Sendable {
  var ascii: ByteSet
  /// Which characters outside ASCII belong to it.
  var beyond: Beyond

  enum Beyond {
    case none
    /// `ucschar` of RFC 3987.
    case letters
    /// `ucschar` and `iprivate` of RFC 3987.
    case lettersAndPrivate
  }

  init(_ ascii: ByteSet, beyond: Beyond) {
    self.ascii = ascii
    self.beyond = beyond
  }

  /// The first offset from `start` on that is neither of the class nor a percent escape.
  func end(in text: borrowing Span<UInt8>, from start: Int) -> Int {
    var offset = start
    while let byte = text.at(offset) {
      if ascii.contains(byte) {
        offset += 1
      } else if byte == UInt8(ascii: "%") {
        guard text.hasPercentEscape(at: offset) else { return offset }
        offset += 3
      } else {
        guard byte >= 0x80, let scalar = text.scalar(at: offset), contains(scalar.value)
        else { return offset }
        offset += scalar.length
      }
    }
    return offset
  }

  private func contains(_ scalar: UInt32) -> Bool {
    switch beyond {
    case .none: false
    case .letters: isIdentifierCharacter(scalar)
    case .lettersAndPrivate: isIdentifierCharacter(scalar) || isPrivateUse(scalar)
    }
  }
}

/// `ucschar` of RFC 3987, section 2.2.
func isIdentifierCharacter(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
  // The last two code points of every plane are noncharacters; plane 14 begins with tags.
  case 0x10000...0xEFFFD: scalar & 0xFFFF <= 0xFFFD && !(0xE0000...0xE0FFF).contains(scalar)
  default: false
  }
}

/// `iprivate` of RFC 3987, section 2.2.
func isPrivateUse(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: true
  default: false
  }
}
