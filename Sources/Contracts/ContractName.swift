/// What a contract is called: in findings, in ledgers, in issues, and as its file's name.
package struct ContractName: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let text: String

  /// Stands where a file has no sound name.
  package static let unnamed = ContractName(unchecked: "unnamed")

  private init(unchecked text: String) { self.text = text }

  /// Takes letters, digits, `_`, `-` and `.`, a letter or digit first, at most 100 of them.
  ///
  /// A name is a file's name on every system, so it holds neither a slash nor a space; the names of
  /// events, which may hold anything, stand in `events:`.
  package init?(_ text: String) {
    guard let first = text.utf8.first, text.utf8.count <= 100, isLetterOrDigit(first),
      text.utf8.last != UInt8(ascii: "."), text.utf8.allSatisfy(isAllowed)
    else { return nil }
    self.text = text
  }

  /// The name nearest to a text that may hold anything: `standard/newTrade` becomes
  /// `standard_newTrade`.
  package init?(fitting text: String) {
    var bytes = text.utf8.prefix(100).map { isAllowed($0) ? $0 : UInt8(ascii: "_") }
    while let first = bytes.first, !isLetterOrDigit(first) { bytes.removeFirst() }
    while let last = bytes.last, !isLetterOrDigit(last) { bytes.removeLast() }
    self.init(String(decoding: bytes, as: UTF8.self))
  }

  package var description: String { text }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.text.utf8.lexicographicallyPrecedes(rhs.text.utf8)
  }
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
