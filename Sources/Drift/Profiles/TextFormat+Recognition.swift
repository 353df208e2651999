import StringFormats

extension TextFormat {
  /// The format of a text, which is well-formed UTF-8.
  ///
  /// The first bytes rule nearly everything out; only what is left is read to its end.
  init(of text: borrowing Span<UInt8>) {
    guard text.count > 0 else {
      self = .empty
      return
    }
    // Longer texts are prose or data.
    guard text.count <= 256 else {
      self = .plain
      return
    }
    self = Self.candidate(text) ?? Self.spelled(text)
  }

  /// Formats that begin with a digit.
  private static func candidate(_ text: borrowing Span<UInt8>) -> TextFormat? {
    if text.count == 36, text[8] == UInt8(ascii: "-"), StringFormat.uuid.accepts(text) {
      return .uuid
    }
    guard isDigit(text[0]) || text[0] == UInt8(ascii: "-") else { return nil }
    if text.count >= 10, text[4] == UInt8(ascii: "-") {
      if text.count == 10, StringFormat.date.accepts(text) { return .date }
      if text.count >= 19, text[10] | 0x20 == UInt8(ascii: "t") || text[10] == 0x20 {
        return moment(text)
      }
    }
    if let number = number(text) { return number }
    if text.count <= 15, text[0] != UInt8(ascii: "-"), StringFormat.ipv4.accepts(text) {
      return .ipv4
    }
    return nil
  }

  private static func moment(_ text: borrowing Span<UInt8>) -> TextFormat? {
    if StringFormat.dateTime.accepts(text) { return .dateTime }
    guard text.count <= 40 else { return nil }
    var zoned: [UInt8] = []
    for offset in 0..<text.count { zoned.append(offset == 10 ? 0x54 : text[offset]) }
    zoned.append(UInt8(ascii: "Z"))
    return StringFormat.dateTime.accepts(zoned.span) ? .localDateTime : nil
  }

  private static func number(_ text: borrowing Span<UInt8>) -> TextFormat? {
    var points = 0
    var digits = 0
    for offset in 0..<text.count {
      let byte = text[offset]
      if isDigit(byte) {
        digits += 1
      } else if byte == UInt8(ascii: "."), digits > 0, offset + 1 < text.count {
        points += 1
      } else if offset > 0 || byte != UInt8(ascii: "-") {
        return nil
      }
    }
    guard digits > 0, points <= 1 else { return nil }
    return points == 0 ? .integer : .decimal
  }

  /// Formats that are told by letters.
  private static func spelled(_ text: borrowing Span<UInt8>) -> TextFormat {
    if text.count > 4, text[0] == UInt8(ascii: "d"), text[1] == UInt8(ascii: "i"),
      text[2] == UInt8(ascii: "d"), text[3] == UInt8(ascii: ":"), isIdentifier(text)
    {
      return .did
    }
    if text.count > 3, text[0] == UInt8(ascii: "0"), text[1] == UInt8(ascii: "x"),
      isHexadecimal(text, from: 2)
    {
      return .prefixedHexadecimal
    }
    if text.count >= 8, isHexadecimal(text, from: 0), hasLetter(text) { return .hexadecimal }
    if contains(text, UInt8(ascii: "@")), StringFormat.email.accepts(text) { return .email }
    if hasAuthority(text), StringFormat.uri.accepts(text) { return .uri }
    return .plain
  }

  /// `did:`, a method in lower case, `:`, and an identifier without spaces.
  private static func isIdentifier(_ text: borrowing Span<UInt8>) -> Bool {
    var offset = 4
    while offset < text.count, text[offset] != UInt8(ascii: ":") {
      guard isDigit(text[offset]) || (0x61...0x7A).contains(text[offset]) else { return false }
      offset += 1
    }
    guard offset > 4, offset + 1 < text.count else { return false }
    for place in (offset + 1)..<text.count
    where text[place] <= 0x20 || text[place] >= 0x7F || text[place] == UInt8(ascii: "\"") {
      return false
    }
    return true
  }

  private static func isHexadecimal(_ text: borrowing Span<UInt8>, from start: Int) -> Bool {
    for offset in start..<text.count {
      let byte = text[offset]
      guard
        isDigit(byte) || (0x61...0x66).contains(byte)
          || (start > 0 && (0x41...0x46).contains(byte))
      else { return false }
    }
    return true
  }

  private static func hasLetter(_ text: borrowing Span<UInt8>) -> Bool {
    // A word such as 'deadbeef' holds no digit and is no number.
    var digits = 0
    for offset in 0..<text.count where isDigit(text[offset]) { digits += 1 }
    return digits > 0 && digits < text.count
  }

  private static func contains(_ text: borrowing Span<UInt8>, _ byte: UInt8) -> Bool {
    for offset in 0..<text.count where text[offset] == byte { return true }
    return false
  }

  private static func hasAuthority(_ text: borrowing Span<UInt8>) -> Bool {
    for offset in 1..<max(1, text.count - 2)
    where text[offset] == UInt8(ascii: ":") && text[offset + 1] == UInt8(ascii: "/")
      && text[offset + 2] == UInt8(ascii: "/")
    {
      return true
    }
    return false
  }
}

private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
