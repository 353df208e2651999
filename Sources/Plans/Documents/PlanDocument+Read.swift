import MarkdownText
package import SourceText

extension PlanDocument {
  /// Reads any Markdown file as a plan; what it does not hold stays empty.
  package static func read(
    _ source: SourceFile, aliases: PlanAliases = PlanAliases()
  ) -> PlanDocument {
    let text = PlanText(source)
    let document = PlanDocument(
      source: source, text: text, markdown: MarkdownDocument.read(text.bytes))
    var reader = PlanReader(document, aliases)
    return reader.read()
  }

  /// The line, counted from 1, that a span of the source begins on.
  package func line(of span: SourceSpan) -> Int { text.lines.line(at: span.start) }
}
