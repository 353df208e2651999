/// What the texts of a path were like.
package struct TextFacts: Hashable, Sendable {
  /// In Unicode scalars.
  package var lengths: SizeRange
  /// How many texts had each format.
  package var formats: [TextFormat: Int]
  /// What stood at each place, where all texts are of one length.
  package var template: TextTemplate?

  init(lengths: SizeRange, formats: [TextFormat: Int], template: TextTemplate?) {
    self.lengths = lengths
    self.formats = formats
    self.template = template
  }

  mutating func add(_ other: TextFacts) {
    lengths.add(other.lengths)
    formats.merge(other.formats, uniquingKeysWith: +)
    if let own = template, let theirs = other.template {
      template = own.joined(with: theirs)
    } else {
      template = nil
    }
  }
}

/// Which classes of letters stood at each place of texts of one length, as ids have them.
package struct TextTemplate: Hashable, Sendable {
  /// Longer texts are no ids.
  static let limit = 64

  /// For each place the classes that were met there.
  package var classes: [UInt8]
  /// For each place the byte that always stood there, or 0.
  package var letters: [UInt8]

  func joined(with other: TextTemplate) -> TextTemplate? {
    guard classes.count == other.classes.count else { return nil }
    return TextTemplate(
      classes: zip(classes, other.classes).map { $0 | $1 },
      letters: zip(letters, other.letters).map { $0 == $1 ? $0 : 0 })
  }

  /// What a byte is, as a bit.
  static func bits(of byte: UInt8) -> UInt8 {
    switch byte {
    case 0x30...0x39: digit
    case 0x61...0x66: lowHexadecimal
    case 0x67...0x7A: low
    case 0x41...0x46: highHexadecimal
    case 0x47...0x5A: high
    default: other
    }
  }

  static let digit: UInt8 = 1
  static let lowHexadecimal: UInt8 = 2
  static let low: UInt8 = 4
  static let highHexadecimal: UInt8 = 8
  static let high: UInt8 = 16
  static let other: UInt8 = 32
}
