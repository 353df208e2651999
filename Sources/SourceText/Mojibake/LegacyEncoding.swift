/// An encoding of one byte a letter in which UTF-8 was once read by mistake.
package enum LegacyEncoding: String, Hashable, Sendable, CaseIterable {
  case macRoman = "mac-roman"
  case windows1252 = "cp1252"

  /// The letters of the bytes from 0x80 on.
  ///
  /// Bytes that Windows-1252 leaves open stand for the control characters of the same number, as
  /// browsers read them.
  package var upperHalf: [Unicode.Scalar] {
    switch self {
    case .macRoman: macRomanLetters
    case .windows1252: windows1252Letters
    }
  }

  /// The byte that is read as a letter; nil when none is.
  package func byte(for scalar: Unicode.Scalar) -> UInt8? {
    switch self {
    case .macRoman: macRomanBytes[scalar]
    case .windows1252: windows1252Bytes[scalar]
    }
  }

  /// A text as it looks after its UTF-8 was read in this encoding.
  package func mangled(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in text.utf8 {
      scalars.append(byte < 0x80 ? Unicode.Scalar(byte) : upperHalf[Int(byte) - 0x80])
    }
    return String(scalars)
  }
}

private let macRomanLetters = Array(
  ("ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
    + "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ").unicodeScalars
)

private let windows1252Letters = Array(
  ("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ"
    + "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ")
    .unicodeScalars)

private func bytes(of letters: [Unicode.Scalar]) -> [Unicode.Scalar: UInt8] {
  Dictionary(
    letters.enumerated().map { ($0.element, UInt8(0x80 + $0.offset)) },
    uniquingKeysWith: { first, _ in first })
}

private let macRomanBytes: [Unicode.Scalar: UInt8] = {
  var all = bytes(of: macRomanLetters)
  // Before the euro came, its place held the sign of any currency; newer tables write the ohm and
  // the increment by their Greek letters.
  all["¤"] = 0xDB
  all["\u{2126}"] = 0xBD
  all["\u{0394}"] = 0xC6
  return all
}()

private let windows1252Bytes = bytes(of: windows1252Letters)
