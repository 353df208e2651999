/// One label of a host name as Unicode, with the checks of RFC 5891, section 4.2.
struct UnicodeLabel {
  let scalars: [UInt32]
  /// How long the label is in the form that goes over the wire.
  let asciiLength: Int

  /// A label of ASCII letters, digits and hyphens, which upper case does no harm.
  init(ascii scalars: [UInt32]) {
    self.scalars = scalars
    asciiLength = scalars.count
  }

  /// A label that holds characters outside ASCII.
  init(scalars: [UInt32]) {
    self.scalars = scalars
    // A label this long cannot be short enough encoded, and is not worth encoding.
    asciiLength = scalars.count > 63 ? .max : 4 + punycodeLength(of: scalars)
  }

  /// A label whose Punycode, behind the `xn--`, stands at a place in a text.
  ///
  /// Nil when it decodes to nothing, to ASCII alone, or to what would be encoded another way.
  init?(punycoded text: borrowing Span<UInt8>, _ range: Range<Int>) {
    let code = range.map { asciiLowercase(text[$0]) }
    guard let decoded = punycodeDecoded(code), decoded.contains(where: { $0 >= 0x80 }),
      punycodeEncoded(decoded) == code
    else { return nil }
    scalars = decoded
    asciiLength = 4 + code.count
  }
}

extension UnicodeLabel {
  /// Whether every character may stand where it stands; direction is asked for separately.
  var isValid: Bool {
    guard asciiLength <= 63, let first = scalars.first, first != 0x2D, scalars.last != 0x2D,
      !hasReservedHyphens, !isCombiningMark(first)
    else { return false }
    for index in scalars.indices {
      switch LabelCharacter(scalars[index]) {
      case .valid: continue
      case .contextual: if !isAllowedInContext(at: index) { return false }
      case .disallowed: return false
      }
    }
    return isNormalised
  }

  private var hasReservedHyphens: Bool {
    scalars.count >= 4 && scalars[2] == 0x2D && scalars[3] == 0x2D
  }

  private func isCombiningMark(_ scalar: UInt32) -> Bool {
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
