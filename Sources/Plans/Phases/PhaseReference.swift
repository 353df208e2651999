package import SourceText

/// A place that names phases: `Phase B`, `Audit 3`, `Phase 1-2`.
package struct PhaseReference: Hashable, Sendable {
  package var label: PhaseLabel
  package var span: SourceSpan
  /// The phases that are meant, as indexes into the document's; empty where nothing fits.
  package var targets: [Int]
  /// The group that is meant, as an index into the document's groups.
  package var group: Int?
  /// Several phases fit equally well, so none is taken.
  package var isAmbiguous: Bool
  /// The label is another name of its targets: `Phase B` for `Pipeline B`.
  package var isAlias: Bool

  package init(_ label: PhaseLabel, at span: SourceSpan) {
    self.label = label
    self.span = span
    (targets, group, isAmbiguous, isAlias) = ([], nil, false, false)
  }

  package var isResolved: Bool { !targets.isEmpty || group != nil }
}
