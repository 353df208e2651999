/// A JSON value read exactly: every node knows where it stands, numbers keep their lexemes.
///
/// The nodes lie in one flat array in source order, so that a document costs three allocations and
/// its depth costs no stack when it is freed. An object's children are its names and values in
/// turn. Documents come from JSON text, and from YAML through the same builder.
package struct JSONDocument: Sendable {
  package enum Kind: UInt8, Hashable, Sendable {
    case null, `false`, `true`, number, string, array, object
  }

  package struct Node: Sendable {
    package var kind: Kind
    /// Where the node stands in its source.
    package var start: UInt32
    package var end: UInt32
    /// Where in `text` a string's decoded bytes or a number's lexeme lie.
    package var textStart: UInt32 = 0
    package var textCount: UInt32 = 0
    /// How many elements or members a container has.
    package var count: UInt32 = 0
    /// The index of the node after this one and everything in it.
    package var next: UInt32
  }

  /// What every value of the document points into; one reference, so that values are cheap to copy.
  private final class Storage: Sendable {
    let nodes: [Node]
    let text: [UInt8]

    init(nodes: [Node], text: [UInt8]) {
      self.nodes = nodes
      self.text = text
    }
  }

  private let storage: Storage

  package init(nodes: [Node], text: [UInt8]) { storage = Storage(nodes: nodes, text: text) }

  package var nodes: [Node] { storage.nodes }
  /// Decoded strings and number lexemes; nodes point into it.
  package var text: [UInt8] { storage.text }

  package var root: JSONValue { JSONValue(document: self, index: 0) }

  /// A node without the array around it, which would be retained for the while.
  func node(_ index: Int) -> Node { storage.nodes[index] }

  /// The first byte of a node's text.
  func textByte(of index: Int) -> UInt8? {
    let node = storage.nodes[index]
    return node.textCount > 0 ? storage.text[Int(node.textStart)] : nil
  }
}
