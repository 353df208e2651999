package import SourceText

/// One place that says how far something is: `✅ VERIFIED (2025-12-27) - Gate passed`.
package struct StatusClaim: Hashable, Sendable {
  /// What the claim stands in.
  package enum Origin: Hashable, Sendable {
    case row
    case heading
    /// `(Complete)` behind a heading, without a mark.
    case parenthesis
    case field
    /// The `state` of an anchor comment.
    case anchor
  }

  package var origin: Origin
  package var mark: PlanMark?
  /// The word as it stands: `READY TO START`.
  package var word: Located<String>?
  /// What the word says; nil when neither the plan's legend nor anybody else knows it.
  package var state: PlanState?
  /// The legend of the plan defines the word.
  package var isFromLegend: Bool
  package var date: PlanDate?
  /// What follows the status: `Gate passed with evidence`.
  package var note: Located<String>?
  package var span: SourceSpan

  package init(_ origin: Origin, at span: SourceSpan) {
    self.origin = origin
    self.span = span
    (mark, word, state, date, note) = (nil, nil, nil, nil, nil)
    isFromLegend = false
  }
}
