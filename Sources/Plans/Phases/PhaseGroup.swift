package import SourceText

/// Phases under one bold row of a status table: `| **FOUNDATION** | | | |`.
package struct PhaseGroup: Hashable, Sendable {
  package var name: String
  package var span: SourceSpan
  /// The phases of the rows below, as indexes into the document's.
  package var members: [Int]

  package init(name: String, at span: SourceSpan) {
    self.name = name
    self.span = span
    members = []
  }
}
