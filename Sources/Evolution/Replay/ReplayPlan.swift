package import Captures
package import JSONText
package import Schemas
package import Validation

/// Two versions of each of some contracts, made ready to be held to the same captured events.
package struct ReplayPlan: Sendable {
  /// One contract before and after.
  package struct Step: Sendable {
    package var old: CheckPlan.Subject
    package var new: CheckPlan.Subject

    /// `attribution` says which change a refusal of the newer version belongs to.
    package init(
      name: String, old: (version: String?, graph: SchemaGraph),
      new: (version: String?, graph: SchemaGraph), attribution: @escaping CauseGroup
    ) {
      self.old = CheckPlan.Subject(name: name, version: old.version, graph: old.graph)
      self.new = CheckPlan.Subject(name: name, version: new.version, graph: new.graph)
      self.new.group = attribution
    }
  }

  /// Every event by both versions, for verdicts alone.
  let oldVerdicts: CheckPlan
  let newVerdicts: CheckPlan
  /// Those that only the older one takes, by the newer one, for its reasons; and the reverse.
  package let refusals: CheckPlan
  /// For each step the migration that its events are put through, where there is one.
  package var migrations: [MigrationTrial?] = []
  package let admissions: CheckPlan

  /// Events in envelopes; `routes` leads from event types to steps.
  package init(
    _ steps: [Step], routes: [JSONName: Int], envelope: Envelope, examples: Int = 3,
    depth: Int = 128
  ) {
    let plan = { (subjects: [CheckPlan.Subject], examples: Int) in
      CheckPlan(
        subjects: subjects, routes: routes, envelope: envelope, examples: examples, depth: depth)
    }
    oldVerdicts = plan(steps.map(\.old), examples)
    newVerdicts = plan(steps.map { Self.ungrouped($0.new) }, 0)
    refusals = plan(steps.map(\.new), examples)
    admissions = plan(steps.map(\.old), examples)
  }

  /// Plain documents, each held to both versions of one schema.
  package init(documentsOf step: Step, examples: Int = 3, depth: Int = 128) {
    oldVerdicts = CheckPlan(documentsOf: step.old, examples: examples, depth: depth)
    newVerdicts = CheckPlan(documentsOf: Self.ungrouped(step.new), examples: 0, depth: depth)
    refusals = CheckPlan(documentsOf: step.new, examples: examples, depth: depth)
    admissions = oldVerdicts
  }

  private static func ungrouped(_ subject: CheckPlan.Subject) -> CheckPlan.Subject {
    var subject = subject
    subject.group = nil
    return subject
  }
}
