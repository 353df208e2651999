/// Turns libyaml's marks, which count characters, into byte offsets.
struct CharacterTable: Sendable {
  /// One checkpoint every so many characters, so that a long file needs little memory and a look-up
  /// little time.
  private static let stride = 64

  private let bytes: [UInt8]
  private let base: Int
  /// The byte offset of every 64th character; nil when each character is one byte.
  private let checkpoints: [Int]?

  /// `base` is where libyaml began to read: after a byte order mark.
  init(_ bytes: [UInt8], base: Int) {
    self.bytes = bytes
    self.base = base
    guard bytes.contains(where: { $0 >= 0x80 }) else {
      checkpoints = nil
      return
    }
    var checkpoints: [Int] = []
    var characters = 0
    for offset in base..<bytes.count where bytes[offset] & 0xC0 != 0x80 {
      if characters % Self.stride == 0 { checkpoints.append(offset) }
      characters += 1
    }
    self.checkpoints = checkpoints
  }

  /// The byte a character begins at; the end of the text for everything behind it.
  func offset(ofCharacter index: Int) -> Int {
    guard let checkpoints else { return min(base + max(0, index), bytes.count) }
    let slot = max(0, index) / Self.stride
    guard slot < checkpoints.count else { return bytes.count }
    var offset = checkpoints[slot]
    var left = max(0, index) % Self.stride
    while left > 0, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }
}
