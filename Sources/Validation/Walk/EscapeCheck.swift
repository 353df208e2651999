package import JSONText
package import SourceText

/// What the backslashes of a text are.
enum Escapes {
  case none
  /// Every escape is one that JSON knows, and no surrogate stands alone.
  case sound
  case unsound
}

/// Looks at all escapes of a text.
///
/// Asked once for a batch: most captures hold no backslash at all, and the search for one runs at
/// the speed of memory. Backslashes outside of strings are no escapes, and the walk refuses them.
func escapes(in text: UncheckedBytes) -> Escapes {
  var offset = 0
  var found = Escapes.none
  while let escape = text.firstOffset(of: UInt8(ascii: "\\"), from: offset) {
    found = .sound
    switch text[escape + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      offset = escape + 2
    case UInt8(ascii: "u"):
      guard let length = unicodeEscapeLength(text, at: escape) else { return .unsound }
      offset = escape + length
    default:
      return .unsound
    }
  }
  return found
}

extension StructuralIndexer {
  /// The index of a text whose escapes are sound, or nil when the exact reader has to tell.
  package func soundIndex(_ text: UncheckedBytes) -> StructuralIndex? {
    switch escapes(in: text) {
    case .none: index(text, holdsBackslash: false)
    case .sound: index(text, holdsBackslash: true)
    case .unsound: nil
    }
  }
}

/// How long the `\u` escape at an offset is, with the second half of a pair; nil when it is unsound.
private func unicodeEscapeLength(_ text: UncheckedBytes, at offset: Int) -> Int? {
  guard let unit = codeUnit(text, at: offset + 2) else { return nil }
  if unit & 0xF800 != 0xD800 { return 6 }
  guard unit & 0xFC00 == 0xD800, text[offset + 6] == UInt8(ascii: "\\"),
    text[offset + 7] == UInt8(ascii: "u"), let low = codeUnit(text, at: offset + 8),
    low & 0xFC00 == 0xDC00
  else { return nil }
  return 12
}

private func codeUnit(_ text: UncheckedBytes, at offset: Int) -> UInt16? {
  var unit: UInt16 = 0
  for place in offset..<(offset + 4) {
    let digit: UInt8
    switch text[place] {
    case 0x30...0x39: digit = text[place] - 0x30
    case 0x41...0x46: digit = text[place] - 0x41 + 10
    case 0x61...0x66: digit = text[place] - 0x61 + 10
    default: return nil
    }
    unit = unit << 4 | UInt16(digit)
  }
  return unit
}
