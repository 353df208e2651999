package import Contracts

/// Everything that is to be said about the step from one schema to another.
package struct Comparison: Sendable {
  /// Every event valid under the older one is valid under the newer one.
  package var backward: Containment
  /// Every event valid under the newer one is valid under the older one.
  package var forward: Containment
  /// In the order of the newer schema; what is gone stands where it was.
  package var changes: [Change]
  /// The largest level among the changes, never less than what the two verdicts ask for.
  package var level: Magnitude
}
