package import SourceText

/// What keeps a plan, or a part of it, from being read as it was meant.
package struct PlanProblem: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case empty
    case noHeading
    case unclosedFence
    case unclosedFrontMatter
    case unclosedComment
    /// A row has fewer or more cells than the table has columns.
    case raggedRow(cells: Int, columns: Int)
    case impossibleDate(String)
    case repeatedAnchor(String)
    case unreadableGate(String)
    case unknownAnchorKey(String)
    case unreadableAnchor(String)
    case unmatchedEnable
  }

  package var kind: Kind
  package var span: SourceSpan
  /// The first of two.
  package var other: SourceSpan?

  package init(_ kind: Kind, at span: SourceSpan, other: SourceSpan? = nil) {
    self.kind = kind
    self.span = span
    self.other = other
  }
}
