package import SourceText

/// A schema with everything it refers to, resolved: nodes that point at each other by number.
///
/// The graph is read once; validation walks it, evolution compares it, linting asks it.
package struct SchemaGraph: Sendable {
  package struct ID: Hashable, Comparable, Sendable {
    package var index: Int
    package init(_ index: Int) { self.index = index }
    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.index < rhs.index }
  }

  package var nodes: [SchemaNode]
  package var root: ID
  /// The schema resources (`$id` scopes) that nodes belong to; dynamic references look through them.
  package var resources: [SchemaResource]

  package init(nodes: [SchemaNode], root: ID, resources: [SchemaResource]) {
    self.nodes = nodes
    self.root = root
    self.resources = resources
  }

  /// Lent, for a copy counts a reference for each of its lists.
  package subscript(id: ID) -> SchemaNode { _read { yield nodes[id.index] } }
}

/// One `$id` scope.
package struct SchemaResource: Sendable {
  /// The absolute URI, or the address of the file for a schema without `$id`.
  package var uri: String
  /// `$dynamicAnchor` names; for 2019-09 the name "" stands for `$recursiveAnchor: true`.
  package var dynamicAnchors: [String: SchemaGraph.ID]

  package init(uri: String, dynamicAnchors: [String: SchemaGraph.ID]) {
    self.uri = uri
    self.dynamicAnchors = dynamicAnchors
  }
}

/// Where a schema node stands.
package struct SchemaPlace: Hashable, Sendable {
  /// The file, as findings name it; nil for metaschemas inside the tool.
  package var path: String?
  package var span: SourceSpan
  /// From the root of its document: `/properties/gameId`.
  package var pointer: String

  package init(path: String?, span: SourceSpan, pointer: String) {
    self.path = path
    self.span = span
    self.pointer = pointer
  }
}
