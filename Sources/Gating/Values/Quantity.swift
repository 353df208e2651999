/// A number as a plan writes it: `31,744 events`, `93%`, `1138+`, `~30`, `12 ms`.
package struct Quantity: Hashable, Sendable {
  /// How sure the number is.
  package enum Precision: Hashable, Sendable {
    case exact
    /// `1138+`, `over 90`: this or more.
    case atLeast
    /// `~30`, `about 30`: near it.
    case about
  }

  package var figure: Figure
  package var unit: MeasureUnit?
  package var precision: Precision = .exact

  package init(_ figure: Figure, unit: MeasureUnit? = nil, precision: Precision = .exact) {
    self.figure = figure
    self.unit = unit
    self.precision = precision
  }

  /// Reads a whole text as a number with its unit; nil for anything else.
  package init?(_ text: String) {
    var rest = Array(text.utf8)[...].trimmed
    var precision = Precision.exact
    if rest.first == UInt8(ascii: "~") || rest.starts(with: "≈".utf8) {
      rest = rest.dropFirst(rest.first == UInt8(ascii: "~") ? 1 : "≈".utf8.count).trimmed
      precision = .about
    }
    guard let (figure, count) = readFigure(rest[...], ofWholeText: true) else { return nil }
    rest = rest.dropFirst(count)
    if rest.first == UInt8(ascii: "+") {
      rest = rest.dropFirst()
      precision = .atLeast
    }
    guard let (factor, unit) = readUnit(rest), let scaled = figure.multiplied(by: factor) else {
      return nil
    }
    self.init(scaled, unit: unit, precision: precision)
  }

  /// Both numbers in the same unit, or why there is none.
  package static func aligned(_ one: Quantity, _ other: Quantity) -> Alignment {
    guard let left = one.unit, let right = other.unit else {
      return bareAligned(one, other)
    }
    guard left.dimension == right.dimension else { return .differentUnits }
    guard let first = one.figure.multiplied(by: left.scale),
      let second = other.figure.multiplied(by: right.scale)
    else { return .tooLarge }
    return .figures(first, second)
  }

  /// A number without a unit is taken in the other's, but 0.85 may be meant as 85 %.
  private static func bareAligned(_ one: Quantity, _ other: Quantity) -> Alignment {
    let isPercent = (one.unit ?? other.unit)?.dimension == .percent
    let bare = one.unit == nil ? one.figure : other.figure
    if isPercent, bare.mantissa != 0, bare.magnitude.compared(to: Figure(1)) != .more {
      return .percentOrFraction
    }
    return .figures(one.figure, other.figure)
  }

  package enum Alignment: Hashable, Sendable {
    case figures(Figure, Figure)
    case differentUnits
    case percentOrFraction
    case tooLarge
  }
}

/// What stands after a number: nothing, `%`, `k`, a unit of at most two words.
private func readUnit(_ text: ArraySlice<UInt8>) -> (factor: Figure, unit: MeasureUnit?)? {
  let rest = text.trimmed
  guard !rest.isEmpty else { return (Figure(1), nil) }
  if text.first == UInt8(ascii: "k") || text.first == UInt8(ascii: "M"), text.count == 1 {
    return (Figure(1, exponent: text.first == UInt8(ascii: "k") ? 3 : 6), nil)
  }
  let words = rest.split(separator: UInt8(ascii: " "))
  guard words.count <= 2, let last = words.last,
    words.allSatisfy({ $0.allSatisfy { isLetter($0) || $0 == UInt8(ascii: "%") || $0 > 0x7F } }),
    let unit = MeasureUnit(String(decoding: last, as: UTF8.self))
  else { return nil }
  if words.count == 2, unit.isMeasure { return nil }
  return (Figure(1), unit)
}
