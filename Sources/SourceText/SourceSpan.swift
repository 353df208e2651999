/// A run of bytes in one source: from `start` up to, but not including, `end`.
package struct SourceSpan: Hashable, Comparable, Sendable {
  package var start: Int
  package var end: Int

  @inlinable
  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// The empty span at the very beginning, for findings about a whole file.
  package static let beginning = SourceSpan(0, 0)

  package var count: Int { end - start }
  package var range: Range<Int> { start..<end }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.start, lhs.end) < (rhs.start, rhs.end)
  }

  /// The smallest span that holds both.
  package func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(min(start, other.start), max(end, other.end))
  }
}
