/// The name of an element or attribute, compared byte by byte.
///
/// Swift's own comparison takes two spellings of one letter for the same name; XML does not.
package struct XMLName: Hashable, Sendable {
  package let bytes: [UInt8]

  package init(_ text: String) { bytes = Array(text.utf8) }

  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
