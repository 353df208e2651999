package import SourceText

/// A value of a plan and where it stands in the file as it lies on disk.
package struct Located<Value: Hashable & Sendable>: Hashable, Sendable {
  package var value: Value
  package var span: SourceSpan

  package init(_ value: Value, at span: SourceSpan) {
    self.value = value
    self.span = span
  }
}
