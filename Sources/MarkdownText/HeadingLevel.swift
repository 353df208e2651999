/// How deep a heading stands: 1 for `#`, 6 for `######`.
package struct HeadingLevel: Hashable, Comparable, Sendable {
  package let depth: Int

  /// Nil for a depth that Markdown does not have.
  package init?(_ depth: Int) {
    guard (1...6).contains(depth) else { return nil }
    self.depth = depth
  }

  package static func < (one: HeadingLevel, other: HeadingLevel) -> Bool { one.depth < other.depth }
}
