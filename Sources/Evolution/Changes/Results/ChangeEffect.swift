/// Who has to act, by the table of the founding rule.
package enum ChangeEffect: String, Hashable, Sendable, CaseIterable {
  /// Words, examples, order, another spelling of the same.
  case none
  case optionalFieldAdded = "optional-field-added"
  case newlyRequired = "newly-required"
  case widened
  case narrowed
  case removed
  case retyped
  case incomparable
  case deprecated
  case meaning
  /// It could not be told; counts as the safer level.
  case unknown
}
