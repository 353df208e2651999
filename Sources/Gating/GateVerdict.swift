/// What the evidence for a gate amounts to.
package enum GateVerdict: String, Hashable, Sendable, CaseIterable {
  /// Every claim was recomputed and holds.
  case pass
  /// A claim does not hold, or a rule of gating is broken.
  case fail
  /// Evidence is missing, so nobody can tell.
  case unknown
  /// Somebody answers for it until a day.
  case waived
  /// Nothing is claimed yet, so there is nothing to judge.
  case open
}
