package import SourceText

/// How far a fix may be trusted.
package enum Applicability: String, Hashable, Sendable {
  /// Means the same and loses nothing; `--fix` applies it.
  case safe
  /// Probably what is wanted, but it changes what the file means.
  case unsafe
  /// Only shown.
  case display
}

/// One replacement of bytes in a file.
package struct Edit: Hashable, Comparable, Sendable {
  package var span: SourceSpan
  package var replacement: String

  package init(_ span: SourceSpan, _ replacement: String) {
    self.span = span
    self.replacement = replacement
  }

  package static func < (lhs: Self, rhs: Self) -> Bool { lhs.span < rhs.span }
}

/// How to mend what was found: edits of the file that the finding stands in.
package struct Fix: Hashable, Sendable {
  /// An order: `Rename to 'button_id'`.
  package var title: String
  package var applicability: Applicability
  package var edits: [Edit]

  package init(_ title: String, _ applicability: Applicability, _ edits: [Edit]) {
    self.title = title
    self.applicability = applicability
    self.edits = edits.sorted()
  }
}
