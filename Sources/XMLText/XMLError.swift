package import SourceText

/// Why bytes are no XML document that is read here, and where.
package struct XMLError: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Nothing stands there.
    case empty
    case tooLarge(limit: Int)
    case tooDeep(limit: Int)
    case tooManyElements(limit: Int)
    /// A document type that declares entities or defaults: what a few bytes of it stand for can
    /// fill any memory, so none is taken.
    case ownDeclarations
    /// A reference to an entity that XML itself does not know.
    case unknownEntity(String)
    /// Expat's own words.
    case malformed(String)
    case outOfMemory
  }

  package var kind: Kind
  package var position: Position

  package init(_ kind: Kind, at position: Position = Position(line: 1, column: 1)) {
    self.kind = kind
    self.position = position
  }

  package var message: String {
    switch kind {
    case .empty: "the document is empty"
    case .tooLarge(let limit): "the document is larger than the limit of \(limit) bytes"
    case .tooDeep(let limit): "elements lie more than \(limit) levels deep in each other"
    case .tooManyElements(let limit): "the document has more than \(limit) elements"
    case .ownDeclarations:
      "the document type declares entities or defaults of its own, which are refused unread"
    case .unknownEntity(let name): "the entity '&\(name);' is not one that XML knows"
    case .malformed(let words): "the document is not well-formed: \(words)"
    case .outOfMemory: "there is no memory to read the document"
    }
  }
}
