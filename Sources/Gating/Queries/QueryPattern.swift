import Patterns

/// A regular expression of a question, compared by how it is written.
package struct QueryPattern: Hashable, Sendable {
  package var source: String
  private var pattern: Pattern

  init?(_ source: String) {
    guard let pattern = try? Pattern(source) else { return nil }
    self.source = source
    self.pattern = pattern
  }

  /// Whether it occurs in a text; nil where that takes too long to tell.
  func occurs(in text: ArraySlice<UInt8>) -> Bool? {
    switch pattern.matches(Array(text).span) {
    case .yes: true
    case .no: false
    default: nil
    }
  }
}
