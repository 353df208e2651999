package import SourceText

/// Why a text is no question about events, and where in it.
package struct QueryError: Error, Hashable, Sendable {
  package var message: String
  /// The bytes at fault, counted from the beginning of the question.
  package var span: SourceSpan
  /// What could have been meant.
  package var hint: String?

  package init(_ message: String, at span: SourceSpan, hint: String? = nil) {
    self.message = message
    self.span = span
    self.hint = hint
  }

  /// The question with a mark under what is wrong, for a terminal.
  package func marked(in query: String) -> [String] {
    let before = query.utf8.prefix(span.start)
    let count = columnWidth(of: String(decoding: before, as: UTF8.self))
    let wrong = query.utf8.dropFirst(span.start).prefix(max(span.count, 1))
    let width = max(columnWidth(of: String(decoding: wrong, as: UTF8.self)), 1)
    return [
      query, String(repeating: " ", count: count) + String(repeating: "^", count: width),
    ]
  }
}
