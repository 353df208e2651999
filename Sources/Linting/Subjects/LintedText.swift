package import Findings
package import SourceText

/// A file's bytes with what turns offsets into places: everything a finding needs to point.
///
/// JSON often is one long line, and thousands of findings may stand in it: characters are counted
/// once, and lines that no screen shows are not carried along.
package struct LintedText: Sendable {
  package let file: SourceFile
  package let lines: LineTable
  /// How many characters begin before each block of bytes.
  private let counts: [Int]

  private static let blockSize = 512
  private static let longestExcerpt = 1_000

  package init(_ file: SourceFile) {
    self.file = file
    lines = LineTable(file.bytes)
    var counts = [0]
    var start = 0
    while start < file.bytes.count {
      let end = min(start + Self.blockSize, file.bytes.count)
      counts.append(counts[counts.count - 1] + scalarCount(of: file.bytes, in: start..<end))
      start = end
    }
    self.counts = counts
  }

  package func line(of span: SourceSpan) -> Int { lines.line(at: span.start) }

  package func place(of span: SourceSpan) -> Place {
    Place(
      path: file.path, position: position(of: span.start),
      end: span.count > 0 ? position(of: span.end) : nil, byteOffset: span.start)
  }

  /// The first line of a span, for showing; block values reach over many.
  package func excerpt(of span: SourceSpan) -> Excerpt? {
    guard span.start >= 0, span.start < file.bytes.count else { return nil }
    let line = lines.span(ofLine: lines.line(at: span.start), in: file.bytes)
    guard line.count <= Self.longestExcerpt else { return nil }
    return Excerpt(span, in: file, lines: lines)
  }

  /// The part of a span on its first line, without the blanks at its end.
  package func firstLine(of span: SourceSpan) -> SourceSpan {
    let start = min(max(span.start, 0), file.bytes.count)
    let line = lines.span(ofLine: lines.line(at: start), in: file.bytes)
    var end = max(start, min(span.end, line.end))
    while end > start, file.bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return SourceSpan(start, end)
  }

  private func position(of offset: Int) -> Position {
    let offset = min(max(offset, 0), file.bytes.count)
    let line = lines.line(at: offset)
    let start = lines.span(ofLine: line, in: file.bytes).start
    return Position(line: line, column: scalars(before: offset) - scalars(before: start) + 1)
  }

  private func scalars(before offset: Int) -> Int {
    let block = offset / Self.blockSize
    return counts[block] + scalarCount(of: file.bytes, in: block * Self.blockSize..<offset)
  }
}
