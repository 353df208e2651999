package import SourceText

/// What a plan says its own status words and marks mean.
package struct Legend: Hashable, Sendable {
  /// `⏳ Pending/Blocked`: a mark and the words that belong to it.
  package struct Entry: Hashable, Sendable {
    package var mark: PlanMark?
    package var words: [Located<String>]
    /// What follows the word: `Meeting targets, no blockers`.
    package var explanation: String?
    /// What the words mean by themselves, by the explanation or by the mark; nil when none tells.
    package var state: PlanState?
    package var span: SourceSpan

    package init(
      mark: PlanMark?, words: [Located<String>], explanation: String?, state: PlanState?,
      at span: SourceSpan
    ) {
      self.mark = mark
      self.words = words
      self.explanation = explanation
      self.state = state
      self.span = span
    }
  }

  /// The heading or field that the legend stands under: `Legend`, `Priority Levels`.
  package var title: String
  package var entries: [Entry]
  package var span: SourceSpan
  /// Speaks of statuses; a legend of priorities or health does not.
  package var isOfStatus: Bool

  package init(title: String, entries: [Entry], at span: SourceSpan, isOfStatus: Bool) {
    self.title = title
    self.entries = entries
    self.span = span
    self.isOfStatus = isOfStatus
  }
}
