extension [UInt8] {
  /// The first byte above ASCII from an offset on; eight bytes are asked at once.
  func firstHighByte(from start: Int) -> Int? {
    first(from: start, signs: { $0 & highBits }, isWanted: { $0 >= 0x80 })
  }

  /// The first byte from an offset on that ends a line.
  func firstLineEnd(from start: Int) -> Int? {
    first(
      from: start, signs: { zeros($0 ^ lineFeeds) | zeros($0 ^ carriageReturns) },
      isWanted: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
  }

  /// The first byte from an offset on that is a control character, ends of lines and tabs too.
  package func firstControl(from start: Int) -> Int? {
    first(from: start, signs: { belowBlank($0) }, isWanted: { $0 < 0x20 })
  }

  /// The first byte that is wanted: the lowest sign of a word shows where it stands.
  @inline(__always)
  private func first(
    from start: Int, signs: (UInt64) -> UInt64, isWanted: (UInt8) -> Bool
  ) -> Int? {
    let bytes = unsafe self.span.bytes
    precondition(start >= 0)
    var offset = start
    while offset + 8 <= bytes.byteCount {
      let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
      let found = signs(UInt64(littleEndian: word))
      if found != 0 { return offset + found.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < bytes.byteCount {
      if isWanted(self[offset]) { return offset }
      offset += 1
    }
    return nil
  }
}

private let highBits: UInt64 = 0x8080_8080_8080_8080
private let lineFeeds: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
private let carriageReturns: UInt64 = 0x0D0D_0D0D_0D0D_0D0D

/// A sign at the lowest byte of a word that is below a blank; those above it may be none.
@inline(__always)
private func belowBlank(_ word: UInt64) -> UInt64 {
  (word &- 0x2020_2020_2020_2020) & ~word & highBits
}

/// A sign at the lowest byte of a word that is zero; those above it may be none.
@inline(__always)
private func zeros(_ word: UInt64) -> UInt64 {
  (word &- 0x0101_0101_0101_0101) & ~word & highBits
}
