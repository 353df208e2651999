/// Which kinds of bytes stand in each stretch of a text.
///
/// Made in one pass, it lets every reader that looks for a sign pass over the spans that cannot hold
/// one: it answers in a few steps, and never says no where the sign is.
package struct ByteMap: Sendable {
  package struct Kinds: OptionSet, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static var digit: Kinds { Kinds(rawValue: 1) }
    /// Above ASCII: letters of other scripts, drawings and pictures.
    package static var high: Kinds { Kinds(rawValue: 2) }
    /// `*` and `_`.
    package static var emphasis: Kinds { Kinds(rawValue: 4) }
    /// The other signs that make a line more than its words: ticks, `[`, `\`, `~`.
    package static var markup: Kinds { Kinds(rawValue: 8) }
    /// `<`, which opens a comment or an address, and is markup too.
    package static var angle: Kinds { Kinds(rawValue: 16) }
    /// `/` and `#`.
    package static var path: Kinds { Kinds(rawValue: 32) }
    package static var bar: Kinds { Kinds(rawValue: 64) }
    /// `(` and `[`.
    package static var bracket: Kinds { Kinds(rawValue: 128) }
    package static var equals: Kinds { Kinds(rawValue: 256) }
    package static var colon: Kinds { Kinds(rawValue: 512) }

    /// Whatever makes a line more than its words.
    package static var signs: Kinds { Kinds(rawValue: 4 | 8) }
    /// Every name of a file, an issue, a record or an address holds one of these.
    package static var names: Kinds { Kinds(rawValue: 1 | 32) }
  }

  /// The kinds of 32 bytes each.
  private let stretches: [UInt16]

  private static let stretchBits = 5

  package init(_ bytes: [UInt8]) {
    let (text, kinds) = (bytes.span, Self.kindOfByte.span)
    let size = 1 << Self.stretchBits
    stretches = (0..<(bytes.count + size - 1) >> Self.stretchBits).map { stretch in
      let start = stretch << Self.stretchBits
      var found: UInt16 = 0
      for offset in start..<min(start + size, text.count) {
        found |= unsafe kinds[unchecked: Int(text[unchecked: offset])]
      }
      return found
    }
  }

  /// Whether a byte of one of the kinds may stand in a span; a no is certain.
  package func mayHold(_ kinds: Kinds, in span: SourceSpan) -> Bool {
    guard span.start < span.end else { return false }
    let last = (span.end - 1) >> Self.stretchBits
    guard span.start >= 0, last < stretches.count else { return true }
    var stretch = span.start >> Self.stretchBits
    while stretch <= last {
      if stretches[stretch] & kinds.rawValue != 0 { return true }
      stretch += 1
    }
    return false
  }

  /// The kinds of the bytes that may stand in a span.
  package func kinds(in span: SourceSpan) -> Kinds {
    guard span.start < span.end else { return [] }
    let last = (span.end - 1) >> Self.stretchBits
    guard span.start >= 0, last < stretches.count else { return Kinds(rawValue: .max) }
    var found: UInt16 = 0
    for stretch in (span.start >> Self.stretchBits)...last { found |= stretches[stretch] }
    return Kinds(rawValue: found)
  }

  private static let kindOfByte: [UInt16] = (UInt8.min...UInt8.max).map { kinds(of: $0).rawValue }

  private static func kinds(of byte: UInt8) -> Kinds {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "*"), UInt8(ascii: "_"): .emphasis
    case UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "~"): .markup
    case UInt8(ascii: "["): [.markup, .bracket]
    case UInt8(ascii: "("): .bracket
    case UInt8(ascii: "="): .equals
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "<"): [.markup, .angle]
    case UInt8(ascii: "/"), UInt8(ascii: "#"): .path
    case UInt8(ascii: "|"): .bar
    case 0x80...0xFF: .high
    default: []
    }
  }
}
