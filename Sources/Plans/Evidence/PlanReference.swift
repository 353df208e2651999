package import SourceText

/// Something outside of the text that a plan points to.
package struct PlanReference: Hashable, Sendable {
  package enum Target: Hashable, Sendable {
    /// A file or folder, relative or absolute; with `*` a pattern.
    case path(String)
    /// `src/core/game_state.py:914`.
    case line(path: String, line: Int)
    /// Seven to forty hexadecimal digits after `commit`, or in a link to one.
    case commit(String)
    /// `#41`, `VECTRA-PLAYER#41`.
    case issue(repository: String?, number: Int)
    /// `ADR-003`.
    case decision(Int)
    /// `aperture:rfc-0045-training-metrics`.
    case rfc(RFCReference)
    /// Anything with a scheme; never fetched.
    case url(String)
    /// `#a-heading` in this document.
    case heading(String)
  }

  /// What the reference stands in.
  package enum Context: Hashable, Sendable {
    case words
    case evidence
    case prerequisite
    case tree
    case example
  }

  package var target: Target
  package var text: String
  package var context: Context
  /// It is the target of a Markdown link.
  package var isLink: Bool
  package var section: Int
  package var phase: Int?
  package var span: SourceSpan

  package init(
    _ target: Target, text: String, context: Context = .words, isLink: Bool = false,
    section: Int = 0, phase: Int? = nil, at span: SourceSpan
  ) {
    self.target = target
    self.text = text
    self.context = context
    self.isLink = isLink
    self.section = section
    self.phase = phase
    self.span = span
  }
}

/// An RFC of this or another repository: `fungal-image-analysis:rfc-0060-cross-account-access`.
package struct RFCReference: Hashable, Sendable {
  package var repository: String?
  package var number: Int
  package var slug: String?
  package var text: String
  package var span: SourceSpan

  package init(repository: String?, number: Int, slug: String?, text: String, at span: SourceSpan) {
    self.repository = repository
    self.number = number
    self.slug = slug
    self.text = text
    self.span = span
  }
}
