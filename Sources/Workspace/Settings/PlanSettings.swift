package import Contracts
import SourceText

/// What `schema.yaml` says about plans: which they are, and what is asked of them.
package struct PlanSettings: Hashable, Sendable {
  /// Code that may not change without a plan.
  package struct Binding: Hashable, Sendable {
    /// A path or a shell pattern.
    package var sources: Placed<String>
    /// The plan that has to change with it; nil for any plan.
    package var plan: Placed<String>?
  }

  /// How plans are called at a place.
  package struct Naming: Hashable, Sendable {
    /// A path or a shell pattern.
    package var sources: Placed<String>
    /// `YYYY-MM-DD-slug.md`.
    package var form: Placed<String>
  }

  /// The plan that wins where plans disagree.
  package var canonical: Placed<String>?
  /// Files, folders or patterns; empty where plans are looked for.
  package var paths: [Placed<String>] = []
  /// Documents that are kept for history alone.
  package var archived: [Placed<String>] = []
  /// Notes that are gone tomorrow and prove nothing.
  package var ephemeral: [Placed<String>] = []
  /// Files and folders that have to be there.
  package var required: [Placed<String>] = []
  package var names: [Naming] = []
  /// Other names of phases: `Phase {x}` for `Pipeline {x}`.
  package var aliases: [(alias: Placed<String>, name: Placed<String>)] = []
  package var expiresAfterDays: Int?
  /// Coverage has to be more than this many percent.
  package var coverageAbove: Int?
  /// The suites of tests that have to be green.
  package var suites: [Placed<String>] = []
  /// Reports of tests, coverage and scans, as paths or patterns.
  package var artifacts: [Placed<String>] = []
  package var bound: [Binding] = []
  /// Commands that may be run, each word by word.
  package var commands: [[String]] = []
  /// How long a command may take.
  package var seconds = 600

  package init() {}

  package static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.canonical == rhs.canonical && lhs.paths == rhs.paths && lhs.archived == rhs.archived
      && lhs.ephemeral == rhs.ephemeral && lhs.aliases.elementsEqual(rhs.aliases, by: ==)
      && lhs.expiresAfterDays == rhs.expiresAfterDays && lhs.coverageAbove == rhs.coverageAbove
      && lhs.suites == rhs.suites && lhs.artifacts == rhs.artifacts && lhs.bound == rhs.bound
      && lhs.required == rhs.required && lhs.names == rhs.names
      && lhs.commands == rhs.commands && lhs.seconds == rhs.seconds
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(canonical)
    hasher.combine(paths)
    hasher.combine(commands)
  }
}
