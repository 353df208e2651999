package import SourceText

/// The text of a plan as it is read, with the way back to the file as it lies on disk.
package struct PlanText: Hashable, Sendable {
  package var repaired: RepairedText
  /// The lines of the file on disk, counted as editors count them.
  package var lines: LineTable

  package init(_ source: SourceFile) {
    repaired = RepairedText(source.bytes)
    lines = LineTable(likeEditors: source.bytes)
  }

  /// What is read: the file's bytes, repaired.
  package var bytes: [UInt8] { repaired.bytes }

  /// Where a span of what is read stands in the file.
  package func original(_ span: SourceSpan) -> SourceSpan { repaired.original(span) }
}
