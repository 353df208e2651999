/// The Bidi rule of RFC 5893, section 2.
extension UnicodeLabel {
  /// Whether the label holds a character that is written from right to left.
  var isRightToLeft: Bool {
    scalars.contains {
      switch Direction($0) {
      case .rightToLeft, .arabicNumber: true
      default: false
      }
    }
  }

  /// The rule for a label that stands in a name whose other labels are not known to turn.
  var isReadableInItsDirection: Bool { !isRightToLeft || keepsDirectionRule }

  /// Whether the label meets all six conditions.
  var keepsDirectionRule: Bool {
    let directions = scalars.map { Direction($0) }
    guard let end = directions.last(where: { $0 != .mark }) else { return false }
    switch directions.first {
    case .rightToLeft:
      return !directions.contains(.leftToRight)
        && !(directions.contains(.number) && directions.contains(.arabicNumber))
        && (end == .rightToLeft || end == .number || end == .arabicNumber)
    case .leftToRight:
      return !directions.contains(.rightToLeft) && !directions.contains(.arabicNumber)
        && (end == .leftToRight || end == .number)
    default: return false
    }
  }
}

/// Bidi_Class, as far as the rule tells classes apart and a label may hold their members.
private enum Direction {
  /// L.
  case leftToRight
  /// R and AL.
  case rightToLeft
  /// EN.
  case number
  /// AN.
  case arabicNumber
  /// NSM.
  case mark
  /// ES, CS, ET, ON, BN.
  case neutral

  init(_ scalar: UInt32) {
    switch scalar {
    case 0x30...0x39, 0x6F0...0x6F9: self = .number
    case 0x660...0x669, 0x10D30...0x10D39, 0x10D40...0x10D49: self = .arabicNumber
    case 0x2D, 0xB7, 0x2B9...0x2BA, 0x2C6...0x2CF, 0x2EC, 0x375, 0x200C...0x200D, 0x2E2F, 0x30FB,
      0xA67F, 0xA717...0xA71F, 0xA788:
      self = .neutral
    default: self = Self.ofLetter(scalar)
    }
  }

  private static func ofLetter(_ scalar: UInt32) -> Direction {
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return .mark
    default: break
    }
    // These blocks are set aside for scripts written from right to left.
    switch scalar {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      return .rightToLeft
    default: return .leftToRight
    }
  }
}
