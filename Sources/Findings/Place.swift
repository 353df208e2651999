package import SourceText

/// Where something was found.
package struct Place: Hashable, Comparable, Sendable {
  package var path: String
  package var position: Position
  /// Where the run ends, when more than a point is known.
  package var end: Position?
  /// The byte the run begins at, counted from the beginning of the file.
  package var byteOffset: Int
  /// The line is the row of a table.
  package var isRow = false

  package init(path: String, position: Position, end: Position? = nil, byteOffset: Int = 0) {
    self.path = path
    self.position = position
    self.end = end
    self.byteOffset = byteOffset
  }

  package init(_ span: SourceSpan, in file: SourceFile, lines: LineTable) {
    self.init(
      path: file.path, position: lines.position(of: span.start, in: file.bytes),
      end: span.count > 0 ? lines.position(of: span.end, in: file.bytes) : nil,
      byteOffset: span.start)
  }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.path, lhs.position, lhs.byteOffset) < (rhs.path, rhs.position, rhs.byteOffset)
  }
}
