package import Findings
package import SourceText

/// A file's bytes with what turns offsets into lines: everything a finding needs to point.
package struct LintedText: Sendable {
  package let file: SourceFile
  package let lines: LineTable

  package init(_ file: SourceFile) {
    self.file = file
    lines = LineTable(file.bytes)
  }

  package func line(of span: SourceSpan) -> Int { lines.line(at: span.start) }

  package func place(of span: SourceSpan) -> Place { Place(span, in: file, lines: lines) }

  /// The first line of a span, for showing; block values reach over many.
  package func excerpt(of span: SourceSpan) -> Excerpt? {
    guard span.start < file.bytes.count else { return nil }
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
}
