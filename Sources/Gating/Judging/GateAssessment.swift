package import Contracts
package import Findings
package import Plans

/// What judging came to.
package struct GateAssessment: Hashable, Sendable {
  /// Every gate, in the order of the plans.
  package var gates: [GateResult] = []
  package var findings: [Finding] = []
  /// One thing said with different numbers or names.
  package var factConflicts: [FactConflict] = []
  /// What is still to be done: unticked boxes and undecided questions.
  package var openItems: [OpenItem] = []

  package init() {}

  /// The verdict over all gates: one that fails decides, then one that nobody can tell.
  package var verdict: GateVerdict {
    let verdicts = Set(gates.map(\.verdict))
    for verdict in [GateVerdict.fail, .unknown, .pass] where verdicts.contains(verdict) {
      return verdict
    }
    return verdicts.isEmpty ? .pass : .waived
  }
}

/// One gate with all that was recomputed for it.
package struct GateResult: Hashable, Sendable {
  /// The kind and the name: `phase:Pipeline B`, `group:FOUNDATION`.
  package var id: String
  package var title: String
  package var state: PlanState
  package var verdict: GateVerdict
  /// The day the gate was passed, or the work declared done.
  package var date: Day?
  package var place: Place
  package var evidence: [EvidenceLine] = []
  /// The rules that speak against it.
  package var rules: [RuleID] = []
  package var prerequisites: [GateEdge] = []
  package var waiver: GateWaiver?
  /// Why the verdict is what it is, in one sentence.
  package var reason = ""

  package init(
    id: String, title: String, state: PlanState, verdict: GateVerdict, date: Day? = nil,
    place: Place
  ) {
    self.id = id
    self.title = title
    self.state = state
    self.verdict = verdict
    self.date = date
    self.place = place
  }
}

/// What has to be done first.
package struct GateEdge: Hashable, Sendable {
  package enum Strength: String, Hashable, Sendable {
    /// Nothing may go ahead of it.
    case hard
    /// It informs and does not block.
    case soft
  }

  /// The gate it leads to, or the words of the plan where that gate is not known.
  package var id: String
  package var strength: Strength
  /// Whether the prerequisite stands; nil where it is not known.
  package var isSatisfied: Bool?

  package init(id: String, strength: Strength, isSatisfied: Bool? = nil) {
    self.id = id
    self.strength = strength
    self.isSatisfied = isSatisfied
  }
}

/// One claim of the evidence, recomputed.
package struct EvidenceLine: Hashable, Sendable {
  package var field: String
  package var value: String
  package var requirement: String?
  /// What the plan's mark says.
  package var claimed: Bool?
  /// What came out; nil where nobody can tell.
  package var computed: Bool?
  /// Why nobody can tell.
  package var note: String?
  package var place: Place

  package init(
    field: String, value: String, requirement: String? = nil, claimed: Bool? = nil,
    computed: Bool? = nil, note: String? = nil, place: Place
  ) {
    self.field = field
    self.value = value
    self.requirement = requirement
    self.claimed = claimed
    self.computed = computed
    self.note = note
    self.place = place
  }
}

/// One thing said with different numbers or names.
package struct FactConflict: Hashable, Sendable {
  package struct Claim: Hashable, Sendable {
    package var value: String
    package var date: Day?
    package var place: Place

    package init(value: String, date: Day? = nil, place: Place) {
      self.value = value
      self.date = date
      self.place = place
    }
  }

  /// What the claims are about: `tests passing`.
  package var subject: String
  package var claims: [Claim]

  package init(subject: String, claims: [Claim]) {
    self.subject = subject
    self.claims = claims
  }
}

/// Something a plan still has to do or decide.
package struct OpenItem: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case task, decision, blocker
  }

  package var kind: Kind
  package var text: String
  /// The gate it stands under, where it stands under one.
  package var gate: String?
  package var place: Place

  package init(kind: Kind, text: String, gate: String? = nil, place: Place) {
    self.kind = kind
    self.text = text
    self.gate = gate
    self.place = place
  }
}
