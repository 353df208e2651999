/// What a plan calls a unit of work: `Pipeline B`, `Audit Phase 1-2`, `Milestone 3`, `Foundation`.
package struct PhaseLabel: Hashable, Sendable {
  /// The label as it stands, with single spaces: `Audit Phase 1-2`.
  package var text: String
  /// The words before the number or letter: `Audit`, `Phase`; all words where there is none.
  package var words: [String]
  /// The numbers or letters that are meant: a range names all its members; none for a bare name.
  package var ordinals: [String]

  package init(text: String, words: [String], ordinals: [String]) {
    self.text = text
    self.words = words
    self.ordinals = ordinals
  }
}
