package import SourceText

/// One value of a document: a cursor that is cheap to copy.
package struct JSONValue: Sendable {
  package let document: JSONDocument
  package let index: Int

  package init(document: JSONDocument, index: Int) {
    self.document = document
    self.index = index
  }

  package var node: JSONDocument.Node { document.node(index) }
  package var kind: JSONDocument.Kind { node.kind }
  package var span: SourceSpan { SourceSpan(Int(node.start), Int(node.end)) }

  /// The decoded bytes of a string, or the lexeme of a number.
  package var text: ArraySlice<UInt8> {
    document.text[Int(node.textStart)..<Int(node.textStart + node.textCount)]
  }

  /// The first byte of `text`, without a slice that would count references.
  package var firstByte: UInt8? { document.textByte(of: index) }

  /// How many bytes `text` holds.
  package var textCount: Int { Int(node.textCount) }

  /// The string's text, or nil when the value is no string.
  package var string: String? {
    kind == .string ? String(decoding: text, as: UTF8.self) : nil
  }

  package var name: JSONName? { kind == .string ? JSONName(Array(text)) : nil }

  package var bool: Bool? {
    switch kind {
    case .true: true
    case .false: false
    case .null, .number, .string, .array, .object: nil
    }
  }

  /// How many elements or members a container has; 0 for everything else.
  package var count: Int { Int(node.count) }

  /// The elements of an array; none for everything else.
  package var elements: Elements { Elements(container: self) }

  /// The members of an object in source order; none for everything else.
  package var members: Members { Members(container: self) }

  /// The first member of a name.
  package subscript(name: JSONName) -> JSONValue? { member(named: name.utf8) }

  package subscript(name: String) -> JSONValue? { member(named: name.utf8) }

  private func member(named name: some Collection<UInt8>) -> JSONValue? {
    let length = name.count
    return members.first { $0.key.textCount == length && $0.key.text.elementsEqual(name) }?.value
  }
}
