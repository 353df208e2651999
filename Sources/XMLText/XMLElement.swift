package import SourceText

/// The start of one element: its name, its attributes, and where it stands.
package struct XMLElement: Hashable, Sendable {
  /// The name as it was written, prefix and all.
  package var name: String
  package var attributes: [XMLAttribute]
  package var position: Position
  package var byteOffset: Int

  package init(
    name: String, attributes: [XMLAttribute] = [], position: Position, byteOffset: Int = 0
  ) {
    self.name = name
    self.attributes = attributes
    self.position = position
    self.byteOffset = byteOffset
  }

  /// The name without the prefix of a namespace.
  package var localName: String {
    guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
    return String(name[name.utf8.index(after: colon)...])
  }

  /// The value of an attribute; names are compared byte by byte, as XML does.
  package subscript(attribute: String) -> String? {
    attributes.first { $0.name.utf8.elementsEqual(attribute.utf8) }?.value
  }
}

/// One attribute, its references resolved.
package struct XMLAttribute: Hashable, Sendable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// How far the reader goes before it refuses.
package struct XMLLimits: Hashable, Sendable {
  /// The most bytes of a document.
  package var bytes: Int
  /// How many elements may lie inside each other.
  package var depth: Int
  /// How many elements a document may have.
  package var elements: Int

  package init(bytes: Int = 64 << 20, depth: Int = 128, elements: Int = 4_000_000) {
    self.bytes = bytes
    self.depth = depth
    self.elements = elements
  }

  package static let standard = XMLLimits()
}
