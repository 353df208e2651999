import JSONText

/// How the words of a name are put together.
enum NamingStyle: String, Hashable, Sendable {
  case camel = "camelCase"
  case pascal = "PascalCase"
  case snake = "snake_case"
  case kebab = "kebab-case"
  case capitals = "CAPITALS"

  /// The style of a name; nil for one word in small letters, which fits every style, and for what
  /// no style is known of.
  init?(_ name: JSONName) {
    // `__trace` and `_id` say something by their underscores, and it is not about style.
    let bytes = Array(name.utf8.drop { $0 == UInt8(ascii: "_") })
    guard let first = bytes.first, bytes.allSatisfy({ isWordByte($0) }) else { return nil }
    let hasLarge = bytes.contains(where: isLarge)
    let hasSmall = bytes.contains(where: isSmall)
    let underscored = bytes.contains(UInt8(ascii: "_"))
    let hyphened = bytes.contains(UInt8(ascii: "-"))
    switch (hasLarge, hasSmall, underscored, hyphened) {
    case (false, true, true, false): self = .snake
    case (false, true, false, true): self = .kebab
    case (true, true, false, false): self = isLarge(first) ? .pascal : .camel
    // `X` and `ID` are words of their own in every style.
    case (true, false, _, false) where bytes.count > 3: self = .capitals
    default: return nil
    }
  }
}

private func isSmall(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
}

private func isLarge(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
}

private func isWordByte(_ byte: UInt8) -> Bool {
  isSmall(byte) || isLarge(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
}
