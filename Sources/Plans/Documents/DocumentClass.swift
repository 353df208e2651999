package import SourceText

/// How much a document is worth as a source.
package enum DocumentClass: String, Hashable, Sendable, CaseIterable {
  /// The one that wins against all others.
  case canonical
  /// Notes of a session: gone tomorrow, never proof.
  case session
  /// Kept for history alone.
  case archived
}

/// A row of a list of documents: ``| `.claude/scratchpad.md` | Session State | ... |``.
package struct DocumentEntry: Hashable, Sendable {
  /// The path or pattern as it stands.
  package var path: Located<String>
  package var documentClass: DocumentClass?
  /// The class in the document's own words.
  package var classText: String?
  package var purpose: String?
  package var section: Int
  package var span: SourceSpan

  package init(
    path: Located<String>, documentClass: DocumentClass?, classText: String?, purpose: String?,
    section: Int, at span: SourceSpan
  ) {
    self.path = path
    self.documentClass = documentClass
    self.classText = classText
    self.purpose = purpose
    self.section = section
    self.span = span
  }
}
