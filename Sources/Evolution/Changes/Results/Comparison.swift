package import Contracts

/// Everything that is to be said about the step from one schema to another.
package struct Comparison: Sendable {
  package var old: ComparedSchema
  package var new: ComparedSchema
  package var policy: ChangePolicy
  /// Every event valid under the older one is valid under the newer one.
  package var backward: Containment
  /// Every event valid under the newer one is valid under the older one.
  package var forward: Containment
  /// In the order of the newer schema; what is gone stands where it was.
  package var changes: [Change]
  /// The largest level among the changes, never less than what the two verdicts ask for.
  package var level: Magnitude

  package init(
    old: ComparedSchema, new: ComparedSchema, policy: ChangePolicy, backward: Containment,
    forward: Containment, changes: [Change], level: Magnitude
  ) {
    self.old = old
    self.new = new
    self.policy = policy
    self.backward = backward
    self.forward = forward
    self.changes = changes
    self.level = level
  }
}
