/// The name of an object member, compared by its bytes.
///
/// Swift's `String` holds "é" and "e" + U+0301 for equal; JSON does not, and two such names are two
/// fields.
package struct JSONName: Hashable, Comparable, Sendable {
  package var utf8: [UInt8]

  package init(_ utf8: [UInt8]) { self.utf8 = utf8 }
  package init(_ text: String) { utf8 = Array(text.utf8) }

  /// All bytes at once; one by one they cost more than all else that a dictionary does.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(utf8.count)
    unsafe utf8.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
  }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.utf8.lexicographicallyPrecedes(rhs.utf8)
  }
}

extension JSONName: ExpressibleByStringLiteral, CustomStringConvertible {
  package init(stringLiteral value: String) { self.init(value) }
  package var description: String { String(decoding: utf8, as: UTF8.self) }
}
