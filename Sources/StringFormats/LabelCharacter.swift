/// What RFC 5892 says of one character in a label; derived from Unicode's properties, not listed.
enum LabelCharacter {
  case valid
  /// Valid only where the characters around it give it a meaning.
  case contextual
  case disallowed

  init(_ value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else {
      self = .disallowed
      return
    }
    self = Self.exception(value) ?? Self.derived(scalar)
  }

  /// Section 2.6, and the two joiners of section 2.8.
  private static func exception(_ value: UInt32) -> LabelCharacter? {
    switch value {
    case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007: .valid
    case 0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, 0x660...0x669, 0x6F0...0x6F9: .contextual
    case 0x200C, 0x200D: .contextual
    case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: .disallowed
    default: nil
    }
  }

  /// Section 3, in the order given there.
  private static func derived(_ scalar: Unicode.Scalar) -> LabelCharacter {
    if scalar.isASCII {
      let byte = UInt8(ascii: scalar)
      return ByteSet.letters.contains(byte) && byte < 0x61 || !ByteSet.hostLabels.contains(byte)
        ? .disallowed : .valid
    }
    let properties = scalar.properties
    guard !isOldHangulJamo(scalar.value), !properties.changesWhenNFKCCaseFolded,
      !properties.isDefaultIgnorableCodePoint, !properties.isWhitespace,
      !properties.isNoncharacterCodePoint, !isInIgnorableBlock(scalar.value)
    else { return .disallowed }
    switch properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .decimalNumber,
      .nonspacingMark, .spacingMark:
      return .valid
    default: return .disallowed
    }
  }

  /// Conjoining jamo: Hangul is written in whole syllables; section 2.9.
  private static func isOldHangulJamo(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x11FF, 0xA960...0xA97C, 0xD7B0...0xD7C6, 0xD7CB...0xD7FB: true
    default: false
    }
  }

  /// Combining marks for symbols, musical notation and its ancient forerunner; section 2.4.
  private static func isInIgnorableBlock(_ value: UInt32) -> Bool {
    switch value {
    case 0x20D0...0x20FF, 0x1D100...0x1D1FF, 0x1D200...0x1D24F: true
    default: false
    }
  }
}
