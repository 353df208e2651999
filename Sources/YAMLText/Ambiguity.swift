/// Why an unquoted scalar means different things to different YAML readers.
///
/// | plain scalar | here | elsewhere |
/// |---|---|---|
/// | `no`, `NO`, `on`, `Off` | string | boolean in YAML 1.1 |
/// | `True`, `NULL` | boolean, null | string to readers of the JSON schema |
/// | `~` | null | string to people |
/// | `1:30` | string | 90 in YAML 1.1 |
/// | `010` | 10 | 8 in YAML 1.1 |
/// | `0x1F`, `0o17` | 31, 15 | string to readers of the JSON schema |
/// | `1_000` | string | 1000 in YAML 1.1 |
/// | `2026-01-17` | string | a date in YAML 1.1 |
/// | `1.10` | the number 1.1 | a version to people |
package enum Ambiguity: Hashable, Sendable {
  case oldBoolean
  case capitalised
  case tilde
  case sexagesimal
  case leadingZero
  case otherBase
  case underscored
  case date
  case trailingZero

  /// What another reader makes of the scalar.
  package var reason: String {
    switch self {
    case .oldBoolean: "older YAML readers take it for a boolean"
    case .capitalised: "it is a boolean or null only to some YAML readers"
    case .tilde: "it means null"
    case .sexagesimal: "older YAML readers take it for a number in base 60"
    case .leadingZero: "older YAML readers take it for an octal number"
    case .otherBase: "it is a number only to some YAML readers"
    case .underscored: "older YAML readers take it for a number"
    case .date: "older YAML readers take it for a date"
    case .trailingZero: "it is a number, so its last zero is lost"
    }
  }

  /// Looks at an unquoted scalar; nil when every reader agrees about it.
  package init?(plain text: [UInt8]) {
    guard text.count <= 64, let first = text.first else { return nil }
    if let word = Self(word: String(decoding: text, as: UTF8.self)) {
      self = word
      return
    }
    let signed = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
    let body = signed ? text[1...] : text[...]
    guard let ambiguity = Self(number: body) else { return nil }
    self = ambiguity
  }

  private init?(word: String) {
    switch word {
    // YAML 1.1 has `y` and `n` too, but its readers do not, and coordinates are called `y`.
    case "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF":
      self = .oldBoolean
    case "True", "TRUE", "False", "FALSE", "Null", "NULL": self = .capitalised
    case "~": self = .tilde
    default: return nil
    }
  }

  private init?(number body: ArraySlice<UInt8>) {
    guard let first = body.first, isDigit(first) else { return nil }
    let second = body.dropFirst().first
    let others = Set(body.filter { !isDigit($0) })
    if first == UInt8(ascii: "0"), second == UInt8(ascii: "x") || second == UInt8(ascii: "o") {
      guard case .number = ScalarValue(plain: body) else { return nil }
      self = .otherBase
    } else if isDate(body) {
      self = .date
    } else if others == [UInt8(ascii: ":")], body.last.map(isDigit) == true {
      self = .sexagesimal
    } else if others == [UInt8(ascii: "_")] {
      self = .underscored
    } else if others.isEmpty, first == UInt8(ascii: "0"), body.count > 1 {
      self = .leadingZero
    } else if others == [UInt8(ascii: ".")], body.last == UInt8(ascii: "0"), !body.hasZeroFraction,
      body.count(where: { $0 == UInt8(ascii: ".") }) == 1
    {
      self = .trailingZero
    } else {
      return nil
    }
  }
}

extension ArraySlice<UInt8> {
  /// `1.0` is how people write a whole number that is a fraction; nobody takes it for a version.
  fileprivate var hasZeroFraction: Bool {
    reversed().prefix { $0 != UInt8(ascii: ".") }.elementsEqual([UInt8(ascii: "0")])
  }
}

/// `2026-01-17`, alone or with a time after it.
private func isDate(_ text: ArraySlice<UInt8>) -> Bool {
  let parts = text.split(
    separator: UInt8(ascii: "-"), maxSplits: 2, omittingEmptySubsequences: false)
  guard parts.count == 3, parts[0].count == 4, (1...2).contains(parts[1].count),
    (parts[0] + parts[1]).allSatisfy(isDigit)
  else { return false }
  let day = parts[2].prefix(while: isDigit)
  guard (1...2).contains(day.count) else { return false }
  switch parts[2].dropFirst(day.count).first {
  case nil, UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " "): return true
  default: return false
  }
}
