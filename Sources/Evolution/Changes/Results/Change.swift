package import Contracts
package import Findings
package import JSONText
package import Schemas

/// One difference between two versions of a contract, with its effect on stored data and readers.
package struct Change: Sendable {
  /// What was changed.
  package var kind: ChangeKind
  /// Where in events, with `*` for any item or any other name: `/leaderboard/*/sideBet`.
  package var pointer: String
  /// Where it stands in the older schema; nil for what was added.
  package var old: SchemaPlace?
  /// Where it stands in the newer schema; nil for what was removed.
  package var new: SchemaPlace?
  package var effect: ChangeEffect
  package var level: Magnitude
  /// Whether every event valid under the older schema still is, as far as this change goes.
  ///
  /// A witness is a whole event.
  package var backward: Containment
  /// Whether every event valid under the newer schema was before, as far as this change goes.
  package var forward: Containment
  /// Every place in events that a shared part is used at, `pointer` first, when there is more than
  /// one.
  package var users: [String] = []
  /// What happened, in words: `field 'price' may be null`.
  package var message: String
  /// What belongs to it: a condition, a hypothesis, why something is unknown.
  package var notes: [String] = []
  /// What identifies the change apart from kind and pointer: the value that was added.
  package var identity: [String] = []
  /// The field that a removed or added one may have been renamed to or from; a guess, never more.
  package var rename: RenameHypothesis?
  /// What captured events say of it, when some were replayed.
  package var observed: Observation?

  package init(
    _ kind: ChangeKind, at pointer: String, effect: ChangeEffect, level: Magnitude,
    backward: Containment, forward: Containment, message: String
  ) {
    self.kind = kind
    self.pointer = pointer
    self.effect = effect
    self.level = level
    self.backward = backward
    self.forward = forward
    self.message = message
  }

  /// The name of the change, which other words and other places in the files leave alone.
  package var id: Fingerprint { Fingerprint([kind.rawValue, pointer] + identity) }

  /// An event that shows the change: what stored data breaks at comes first.
  package var witness: JSONValue? { backward.witness ?? forward.witness }

  /// How many replayed events a change concerns.
  package struct Observation: Hashable, Sendable {
    /// Events that the older contract takes and the newer one refuses for this change.
    package var rejected: Int
    /// All events of the contract that were replayed.
    package var of: Int

    package init(rejected: Int, of: Int) {
      self.rejected = rejected
      self.of = of
    }
  }
}

/// Another field that a field may have become.
package struct RenameHypothesis: Hashable, Sendable {
  /// The other field's pointer.
  package var pointer: String
  /// What speaks for it: `same shape`, `similar name`.
  package var support: [String]

  package init(pointer: String, support: [String]) {
    self.pointer = pointer
    self.support = support
  }
}
