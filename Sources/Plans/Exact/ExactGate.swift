package import SourceText

/// A gate in its exact form: a fenced `yaml gate` block, or a file of its own.
package struct ExactGate: Hashable, Sendable {
  /// `{ field: tick, requirement: "> 0", value: 712 }`, or a query over captures.
  package struct Check: Hashable, Sendable {
    package var field: Located<String>?
    /// `count(events where event = gameStateUpdate)`: recomputed from captures.
    package var query: Located<String>?
    package var requirement: Located<Requirement>?
    /// What was observed, when the block says so.
    package var value: Located<PlanValue>?
    package var span: SourceSpan

    package init(at span: SourceSpan) {
      self.span = span
      (field, query, requirement, value) = (nil, nil, nil, nil)
    }
  }

  /// A command that a gate asks for; nothing runs it without leave.
  package struct Command: Hashable, Sendable {
    package var words: Located<String>
    package var expectedExit: Int?

    package init(words: Located<String>, expectedExit: Int?) {
      self.words = words
      self.expectedExit = expectedExit
    }
  }

  /// `{ phase: Pipeline A, state: verified }`.
  package struct Need: Hashable, Sendable {
    package var reference: PhaseReference
    package var state: PlanState?

    package init(_ reference: PhaseReference, state: PlanState?) {
      self.reference = reference
      self.state = state
    }
  }

  /// What this form cannot hold, and where.
  package struct Problem: Hashable, Sendable {
    package var message: String
    package var span: SourceSpan

    package init(_ message: String, at span: SourceSpan) {
      self.message = message
      self.span = span
    }
  }

  package var id: Located<String>?
  package var phase: Located<String>?
  package var group: Located<String>?
  package var needs: [Need]
  /// Any one of these will do as a source of observations.
  package var sources: [Located<String>]
  package var checks: [Check]
  package var commands: [Command]
  /// What a person has to do and to say so.
  package var manual: [Located<String>]
  package var expiresAfterDays: Located<Int>?
  /// Contract names with the version that the evidence was made for.
  package var contracts: [String: Located<String>]
  /// The code whose change asks for new evidence.
  package var boundSources: [Located<String>]
  package var commit: Located<String>?
  package var digest: Located<String>?
  package var date: PlanDate?
  package var problems: [Problem]
  package var span: SourceSpan

  package init(at span: SourceSpan) {
    self.span = span
    (id, phase, group, needs, sources, checks) = (nil, nil, nil, [], [], [])
    (commands, manual, expiresAfterDays, contracts) = ([], [], nil, [:])
    (boundSources, commit, digest, date, problems) = ([], nil, nil, nil, [])
  }
}
