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
}
