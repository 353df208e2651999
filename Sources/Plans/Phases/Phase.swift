package import SourceText

/// A unit of work: everything that a plan says about it, wherever it says it.
package struct Phase: Hashable, Sendable {
  /// A place that speaks of the phase as such.
  package struct Mention: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      case row
      case heading
      case anchor
    }

    package var kind: Kind
    package var label: PhaseLabel
    /// The label in its cell or heading.
    package var span: SourceSpan
    /// The section that the mention opens, for headings.
    package var section: Int?

    package init(_ kind: Kind, _ label: PhaseLabel, at span: SourceSpan, section: Int? = nil) {
      self.kind = kind
      self.label = label
      self.span = span
      self.section = section
    }
  }

  package var label: PhaseLabel
  /// What the phase is about: `ButtonEvent Implementation`.
  package var name: String?
  /// An identifier given by an anchor comment.
  package var anchor: PhaseAnchor?
  /// An index into the document's groups.
  package var group: Int?
  /// The phase whose section holds this one's: a parent must not pass on an open child.
  package var parent: Int?
  /// The phase was announced for several members at once: `Audit Phase 1-2`.
  package var isRange: Bool
  /// For a range, the phases it stands for.
  package var members: [Int]
  package var mentions: [Mention]
  package var contents: PhaseContents

  package init(label: PhaseLabel, name: String? = nil) {
    self.label = label
    self.name = name
    (anchor, group, parent) = (nil, nil, nil)
    (isRange, members, mentions) = (false, [], [])
    contents = PhaseContents()
  }

  /// Where the phase is first spoken of.
  package var span: SourceSpan { mentions.first?.span ?? .beginning }
}

/// What a plan says about one phase, or about none in particular.
package struct PhaseContents: Hashable, Sendable {
  package var statuses: [StatusClaim] = []
  package var gates: [GateClaim] = []
  package var prerequisites: [Prerequisite] = []
  package var blockers: [Blocker] = []
  package var schedules: [Schedule] = []
  package var checklist: [ChecklistItem] = []
  package var evidence: [EvidenceBlock] = []
  package var decisions: [DecisionLine] = []
  package var countedLists: [CountedList] = []
  package var exactGates: [ExactGate] = []

  package init() {}
}
