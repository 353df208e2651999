/// What a repository, a domain or an environment is called in a realm; the name of its file too.
///
/// Letters, digits, `_`, `-` and `.`, a letter or digit first, at most 100 of them: whatever stands
/// in a name of this kind leads to no other folder, on no system.
package struct RealmName: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let text: String

  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, bytes.count <= 100, isLetterOrDigit(first),
      bytes.last != UInt8(ascii: "."), bytes.allSatisfy(isAllowed),
      // Names become parts of branch names, where git allows neither.
      !text.hasSuffix(".lock"), !zip(bytes, bytes.dropFirst()).contains(where: isTwoDots)
    else { return nil }
    self.text = text
  }

  package var description: String { text }

  /// The name where capitals do not count, as on some file systems.
  package var folded: String { text.lowercased() }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.text.utf8.lexicographicallyPrecedes(rhs.text.utf8)
  }
}

private func isTwoDots(_ pair: (UInt8, UInt8)) -> Bool {
  pair.0 == UInt8(ascii: ".") && pair.1 == UInt8(ascii: ".")
}

private func isAllowed(_ byte: UInt8) -> Bool {
  isLetterOrDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    || byte == UInt8(ascii: ".")
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: false
  }
}
