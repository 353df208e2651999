/// How much of a YAML file is read before it is refused.
///
/// A contract is a few kilobytes; what is far beyond that is a mistake or an attack, and libyaml
/// needs quadratic time for deep nesting.
package struct YAMLLimits: Hashable, Sendable {
  package var bytes: Int
  /// How deep mappings and sequences may nest, with aliases followed.
  package var depth: Int
  /// How many nodes all aliases together may stand for.
  package var aliasedNodes: Int
  /// How many keys and values may stand in the text itself.
  package var nodes: Int

  package init(
    bytes: Int = 4 << 20, depth: Int = 64, aliasedNodes: Int = 100_000, nodes: Int = 200_000
  ) {
    self.bytes = bytes
    self.depth = depth
    self.aliasedNodes = aliasedNodes
    self.nodes = nodes
  }
}
