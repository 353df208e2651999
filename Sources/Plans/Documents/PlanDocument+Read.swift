import MarkdownText
package import SourceText

extension PlanDocument {
  /// Reads any Markdown file as a plan; what it does not hold stays empty.
  package static func read(
    _ source: SourceFile, aliases: PlanAliases = PlanAliases()
  ) -> PlanDocument {
    let text = PlanText(source)
    let document = PlanDocument(source: source, text: text, markdown: text.markdown)
    var reader = PlanReader(document, aliases)
    return reader.read()
  }

  /// The line, counted from 1, that a span of the source begins on.
  package func line(of span: SourceSpan) -> Int { text.lines.line(at: span.start) }
}

extension PlanText {
  /// The blocks of what is read; the lines of a file that was not repaired are its own.
  fileprivate var markdown: MarkdownDocument {
    mojibake.repaired.pieces.isEmpty && !isBinary
      ? MarkdownDocument.read(bytes, lines) : MarkdownDocument.read(bytes)
  }
}
