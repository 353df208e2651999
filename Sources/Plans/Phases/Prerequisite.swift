package import SourceText

/// What must have happened before a phase: `Phase B gate passed ✅ (2025-12-28)`.
package struct Prerequisite: Hashable, Sendable {
  package var text: Located<String>
  /// The phases named; empty for free words.
  package var references: [PhaseReference]
  /// The prerequisite is about a gate, not about the phase as a whole.
  package var namesGate: Bool
  /// What is claimed of it: `passed`.
  package var state: PlanState?
  package var mark: PlanMark?
  package var date: PlanDate?
  package var span: SourceSpan

  package init(text: Located<String>, at span: SourceSpan) {
    self.text = text
    self.span = span
    references = []
    namesGate = false
    (state, mark, date) = (nil, nil, nil)
  }
}

/// What a status table names as in the way: `None - Gate passed`, `Audit 3`, free words.
package struct Blocker: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// `None`, `-`, `n/a`, or an empty cell.
    case none
    /// Every part names a phase or a group.
    case phases
    /// Words that name no phase: `Need SSOT decision`.
    case words
  }

  package var kind: Kind
  package var text: String
  /// What follows `None`: `Gate passed`.
  package var note: String?
  package var references: [PhaseReference]
  package var span: SourceSpan

  package init(
    _ kind: Kind, text: String, note: String? = nil, references: [PhaseReference] = [],
    at span: SourceSpan
  ) {
    self.kind = kind
    self.text = text
    self.note = note
    self.references = references
    self.span = span
  }
}

/// When a phase may run: `After Phase 1-2`, `Can run now, independent of feature work`.
package struct Schedule: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// After the phases named: a hard edge.
    case after
    /// Before the phases named.
    case before
    /// Beside the phases named, or beside anything: a soft edge.
    case parallel
    case now
    case words
  }

  package var kind: Kind
  package var text: Located<String>
  package var references: [PhaseReference]
  package var span: SourceSpan

  package init(
    _ kind: Kind, text: Located<String>, references: [PhaseReference], at span: SourceSpan
  ) {
    self.kind = kind
    self.text = text
    self.references = references
    self.span = span
  }
}
