package import Contracts

/// What is true outside the plans, looked up by whoever may look: judging itself reads nothing.
///
/// A name that is absent was not looked up, and nothing is concluded from that.
package struct GateFacts: Sendable {
  /// The day on which is judged; nil where ages do not matter.
  package var today: Day?
  /// What stands at a path, by the path as `GateQuestions` asked for it.
  package var paths: [String: PathFact] = [:]
  /// Whether a commit exists, by its ID as it stands in the plan.
  package var commits: [String: CommitFact] = [:]
  /// The versions of contracts that are out, by contract name.
  package var contracts: [String: [ContractRelease]] = [:]
  /// Digests as they are now, by path.
  package var digests: [String: String] = [:]
  /// Where fixtures come from, by path.
  package var fixtures: [String: FixtureFact] = [:]
  /// What live queries gave, by the query's text.
  package var queries: [String: QueryFact] = [:]
  /// Reports of test runs, coverage, scans and reviews.
  package var artifacts: [QualityArtifact] = []
  /// Holds a sample to the contract of its event; nil where no contracts were given.
  package var checkSample: (@Sendable (EventSample) -> SampleVerdict)?
  /// Files that changed since the revision that is compared with; nil where none is.
  package var changes: ChangeFacts?

  package init(today: Day? = nil) { self.today = today }
}

/// What stands at a path.
package enum PathFact: Hashable, Sendable {
  case missing
  /// A file, with its number of lines where it is text that was counted.
  case file(lines: Int?)
  case folder
  /// Not looked at, because the path leaves the repository.
  case outside
}

/// Whether a commit exists.
package enum CommitFact: Hashable, Sendable {
  case known(date: Day?, isAncestor: Bool)
  case missing
}

/// One version of a contract and the day it came out.
package struct ContractRelease: Hashable, Sendable {
  package var version: Version
  package var date: Day?

  package init(_ version: Version, date: Day? = nil) {
    self.version = version
    self.date = date
  }
}

/// Where a fixture comes from.
package struct FixtureFact: Hashable, Sendable {
  /// What its manifest or its first lines say it was captured from.
  package var capturedFrom: String?
  /// Whether the digest that its manifest names is the file's own; nil where none is named.
  package var digestMatches: Bool?
  /// Words in it or around it that say it was made up: `mock`, `synthetic`.
  package var mockMarkers: [String] = []

  package init(
    capturedFrom: String? = nil, digestMatches: Bool? = nil, mockMarkers: [String] = []
  ) {
    self.capturedFrom = capturedFrom
    self.digestMatches = digestMatches
    self.mockMarkers = mockMarkers
  }
}

/// What a live query gave.
package enum QueryFact: Hashable, Sendable {
  case value(String)
  /// The query says itself what has to come out (`count(...) >= 1`): what came out, whether it is
  /// that (nil where nobody can tell), and why nobody can tell or where to look.
  case judged(value: String, holds: Bool?, note: String?)
  /// It could not be run, and why.
  case failed(String)
}

/// What changed since a revision, as paths.
package struct ChangeFacts: Hashable, Sendable {
  /// The revision as it was named.
  package var since: String
  package var changed: [String]
  /// Paths or globs that are bound to a plan, and the plan they are bound to where that is known.
  package var bound: [BoundSource]

  package init(since: String, changed: [String], bound: [BoundSource]) {
    self.since = since
    self.changed = changed
    self.bound = bound
  }
}

/// A file that may not change without its plan.
package struct BoundSource: Hashable, Sendable {
  package var path: String
  /// What binds it: a contract, a phase, a setting.
  package var owner: String
  /// The plan that has to change with it; nil for any plan.
  package var plan: String?

  package init(path: String, owner: String, plan: String? = nil) {
    self.path = path
    self.owner = owner
    self.plan = plan
  }
}
