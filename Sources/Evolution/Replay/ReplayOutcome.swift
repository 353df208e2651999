package import Validation

/// What captured events say of the step from one version of a contract to another.
package struct ReplayedStep: Sendable {
  /// All events of the contract.
  package var events = 0
  /// Refused by the older version, whatever the newer one says.
  package var refusedBefore = 0
  /// Taken by the older version and refused by the newer one, with its reasons; its groups are the
  /// changes, by their places in the comparison.
  package var refusals = SubjectOutcome()
  /// Refused by the older version, for its reasons, and taken by the newer one.
  package var admissions = SubjectOutcome()
  /// What the older version takes, migrated and held to the newer one; nil without a migration.
  package var migration: MigrationOutcome?

  package var newlyRefused: Int { refusals.events }
  package var newlyAccepted: Int { admissions.events }

  mutating func add(_ other: ReplayedStep, keeping limit: Int) {
    events += other.events
    refusedBefore += other.refusedBefore
    refusals.add(other.refusals, keeping: limit)
    admissions.add(other.admissions, keeping: limit)
    if let other = other.migration {
      var sum = migration ?? MigrationOutcome()
      sum.add(other)
      migration = sum
    }
  }
}

/// What captured events say of several steps; outcomes of parts add up to that of the whole.
package struct ReplayOutcome: Sendable {
  /// All that was read, as the older versions see it: broken records, events of no contract.
  package var records: CheckOutcome
  package var steps: [ReplayedStep]

  package init(steps count: Int) {
    records = CheckOutcome(subjects: count)
    steps = Array(repeating: ReplayedStep(), count: count)
  }

  package mutating func add(_ other: ReplayOutcome, keeping limit: Int) {
    records.add(other.records, keeping: limit)
    for number in steps.indices where number < other.steps.count {
      steps[number].add(other.steps[number], keeping: limit)
    }
  }
}
