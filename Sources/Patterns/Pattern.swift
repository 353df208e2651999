/// A regular expression of ECMA-262 in Unicode mode, ready to match.
package struct Pattern: Sendable, Hashable {
  /// The expression as it was written.
  package let source: String

  /// Reads and compiles `source`; what cannot be compiled safely is an error, never a slow match.
  package init(_ source: String) throws(PatternError) {
    self.source = source
  }

  /// Whether the expression occurs anywhere in `text`, which is valid UTF-8.
  package func matches(_ text: borrowing Span<UInt8>) -> Match {
    .undecided
  }
}
