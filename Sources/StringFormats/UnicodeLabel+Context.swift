/// The contextual rules of RFC 5892, appendix A.
extension UnicodeLabel {
  func isAllowedInContext(at index: Int) -> Bool {
    switch scalars[index] {
    case 0x200C: followsVirama(index) || standsBetweenJoining(index)
    case 0x200D: followsVirama(index)
    case 0xB7: scalar(index - 1) == 0x6C && scalar(index + 1) == 0x6C
    case 0x375: scalar(index + 1).map(isGreek) ?? false
    case 0x5F3, 0x5F4: scalar(index - 1).map(isHebrew) ?? false
    case 0x30FB: scalars.contains(where: isJapanese)
    case 0x660...0x669: !scalars.contains { (0x6F0...0x6F9).contains($0) }
    case 0x6F0...0x6F9: !scalars.contains { (0x660...0x669).contains($0) }
    default: false
    }
  }

  private func scalar(_ index: Int) -> UInt32? {
    scalars.indices.contains(index) ? scalars[index] : nil
  }

  private func followsVirama(_ index: Int) -> Bool {
    scalar(index - 1).map { combiningClass($0) == .virama } ?? false
  }

  /// `(L|D) T* ZWNJ T* (R|D)` in Joining_Type.
  private func standsBetweenJoining(_ index: Int) -> Bool {
    let before = scalars[..<index].last { JoiningType($0) != .transparent }
    let after = scalars[(index + 1)...].first { JoiningType($0) != .transparent }
    guard let before, let after else { return false }
    return JoiningType(before).joinsNext && JoiningType(after).joinsPrevious
  }
}

func combiningClass(_ scalar: UInt32) -> Unicode.CanonicalCombiningClass {
  Unicode.Scalar(scalar)?.properties.canonicalCombiningClass ?? .notReordered
}

// Scripts, as far as a label may hold them: Swift's standard library does not tell them.

private func isGreek(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x371...0x3E1, 0x3F3...0x3FC, 0x1D26...0x1D2A, 0x1F00...0x1FF6, 0xAB65: true
  default: false
  }
}

private func isHebrew(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x591...0x5F4, 0xFB1E: true
  default: false
  }
}

/// Hiragana, Katakana or Han.
private func isJapanese(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x3005, 0x3007, 0x3041...0x3096, 0x309D...0x30FA, 0x30FD...0x30FE, 0x31F0...0x9FFF,
    0xFA0E...0xFA29, 0x16FE3, 0x16FF0...0x16FF3, 0x1AFF0...0x1B167, 0x20000...0x33479:
    true
  default: false
  }
}
