package import Contracts
package import Schemas

/// One difference between two versions of a contract, with its effect on stored data and readers.
package struct Change: Sendable {
  /// What was changed.
  package var kind: ChangeKind
  /// Where in events, with `*` for any item or any name: `/leaderboard/*/sideBet`.
  package var pointer: String
  /// Where it stands in the older schema; nil for what was added.
  package var old: SchemaPlace?
  /// Where it stands in the newer schema; nil for what was removed.
  package var new: SchemaPlace?
  package var effect: ChangeEffect
  package var level: Magnitude
  /// Whether every event valid under the older schema is valid after this change alone.
  package var backward: Containment
  /// Whether every event valid after this change alone was valid under the older schema.
  package var forward: Containment
  /// Every place in events that a shared part is used at, when there is more than one.
  package var users: [String] = []
  /// What happened, in words: `field 'price' may be null`.
  package var message: String
}

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
