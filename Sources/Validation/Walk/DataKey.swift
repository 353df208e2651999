package import JSONText
package import SourceText

/// Whether a text looks like somebody's data or like a secret, and not like a word of a program's.
package func looksLikeData(_ text: JSONName) -> Bool {
  let padded = text.utf8 + [UInt8](repeating: 0, count: UncheckedBytes.padding)
  return padded.withUncheckedBytes { isDataKey($0, 0, text.utf8.count) }
}

/// Whether a name is data and not a field: a number, an id, an address, a key to something.
///
/// Such names are keys of a map; counting each for itself would fill the ledger with the data, and
/// with personal data and secrets at that.
package func isDataKey(_ text: UncheckedBytes, _ start: Int, _ length: Int) -> Bool {
  if length == 0 { return false }
  if length > 64 { return true }
  var shape = NameShape()
  for offset in start..<(start + length) {
    let byte = text[offset]
    if byte == UInt8(ascii: "@") { return true }
    shape.take(byte)
  }
  if shape.digits > 0, shape.digits + shape.marks == length { return true }
  guard length >= 16 else { return false }
  if shape.isIdentifier(ofLength: length) { return true }
  return hasSecretPrefix(text, start)
}

/// What the letters of a name are, counted.
private struct NameShape {
  var digits = 0
  var digitRuns = 0
  var hexadecimals = 0
  var letters = 0
  var dashes = 0
  /// What stands between the digits of numbers, dates, addresses of machines and of telephones.
  var marks = 0
  private var isInDigits = false

  mutating func take(_ byte: UInt8) {
    let isDigit = byte >= 0x30 && byte <= 0x39
    if isDigit, !isInDigits { digitRuns += 1 }
    isInDigits = isDigit
    switch byte {
    case 0x30...0x39: digits += 1
    case 0x41...0x46, 0x61...0x66:
      hexadecimals += 1
      letters += 1
    case 0x47...0x5A, 0x67...0x7A: letters += 1
    case UInt8(ascii: "-"):
      dashes += 1
      marks += 1
    case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "+"), UInt8(ascii: " "): marks += 1
    default: break
    }
  }

  /// Ids in hexadecimal, with or without dashes or `0x`, and long ones of letters and digits in no
  /// order; a word of letters alone is a name, and so is one with a number or two in it.
  func isIdentifier(ofLength length: Int) -> Bool {
    guard digits > 0 else { return false }
    if digits + hexadecimals + dashes >= length - 1, digits + letters + dashes == length {
      return true
    }
    return length >= 20 && digitRuns >= 3 && digits + letters == length
  }
}

/// Whether a name begins as the keys of well-known services do, and as signed tokens do.
private func hasSecretPrefix(_ text: UncheckedBytes, _ start: Int) -> Bool {
  switch text[start] {
  case UInt8(ascii: "A"), UInt8(ascii: "e"), UInt8(ascii: "g"), UInt8(ascii: "s"),
    UInt8(ascii: "x"):
    break
  default: return false
  }
  return secretPrefixes.contains { prefix in
    for (offset, byte) in prefix.utf8.enumerated() where text[start + offset] != byte {
      return false
    }
    return true
  }
}

/// None is longer than the shortest name that is looked at.
private let secretPrefixes = [
  "AKIA", "ASIA", "AIza", "eyJ", "ghp_", "gho_", "github_pat_", "glpat-", "sk_live_", "sk_test_",
  "sk-", "xoxb-", "xoxp-",
]
