package import SourceText

/// A heading and what stands under it, up to the next heading.
package struct PlanSection: Hashable, Sendable {
  /// The depth of the heading; 0 for what stands before the first one.
  package var level: Int
  /// The heading without its marks, emphasis, status and date.
  package var title: String
  /// The heading as it stands, without `#`.
  package var heading: Located<String>?
  /// The dates of the heading.
  package var date: PlanDate?
  /// The section that holds this one, as an index into the document's.
  package var parent: Int?
  /// The phase that the section speaks of, its own or its parent's.
  package var phase: Int?
  /// From the heading to the last line before the next one.
  package var span: SourceSpan

  package init(level: Int, title: String, heading: Located<String>?, at span: SourceSpan) {
    self.level = level
    self.title = title
    self.heading = heading
    self.span = span
    (date, parent, phase) = (nil, nil, nil)
  }
}
