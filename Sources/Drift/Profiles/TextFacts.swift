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

  /// What each of some bytes is, as a bit.
  @inline(__always)
  static func bits(of bytes: SIMD16<UInt8>) -> SIMD16<UInt8> {
    var bits = SIMD16(repeating: other)
    bits.replace(with: digit, where: bytes &- 0x30 .< 10)
    bits.replace(with: lowHexadecimal, where: bytes &- 0x61 .< 6)
    bits.replace(with: low, where: bytes &- 0x67 .< 20)
    bits.replace(with: highHexadecimal, where: bytes &- 0x41 .< 6)
    bits.replace(with: high, where: bytes &- 0x47 .< 20)
    return bits
  }

  static let digit: UInt8 = 1
  static let lowHexadecimal: UInt8 = 2
  static let low: UInt8 = 4
  static let highHexadecimal: UInt8 = 8
  static let high: UInt8 = 16
  static let other: UInt8 = 32
}
