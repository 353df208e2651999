/// A run of bytes in one source: from `start` up to, but not including, `end`.
///
/// It is public for the same reason as the types of the hot path: every loop over a text asks it.
@frozen
public struct SourceSpan: Hashable, Comparable, Sendable {
  /// Where the run begins.
  public var start: Int
  /// Where it ends: the first byte behind it.
  public var end: Int

  /// The bytes from one offset up to another.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// The empty span at the very beginning, for findings about a whole file.
  package static let beginning = SourceSpan(0, 0)

  /// How many bytes there are.
  @inlinable
  public var count: Int { end - start }
  /// The offsets of the bytes.
  @inlinable
  public var range: Range<Int> { start..<end }

  /// The order of spans in a text.
  @inlinable
  public static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.start != rhs.start ? lhs.start < rhs.start : lhs.end < rhs.end
  }

  /// The smallest span that holds both.
  @inlinable
  public func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(min(start, other.start), max(end, other.end))
  }
}
