/// A regular expression of ECMA-262 in Unicode mode, ready to match.
package struct Pattern: Sendable {
  /// The expression as it was written.
  package let source: String
}
