/// A place where a pattern is legal only without the `u` flag, though its meaning is plain.
package struct PatternNote: Hashable, Sendable {
  package let words: String
  /// The offset in UTF-8 bytes from the start of the pattern.
  package let offset: Int
}
