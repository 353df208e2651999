package import Contracts
import JSONText
package import Schemas

/// One contract before it is published: what is out, what stands here, and what lies between.
package struct VersionCase: Sendable {
  /// A version that is out, with its schema.
  package struct Published: Sendable {
    package var contract: Contract
    package var graph: SchemaGraph

    package init(_ contract: Contract, graph: SchemaGraph) {
      self.contract = contract
      self.graph = graph
    }

    package var version: Version { contract.version.value }
  }

  package let contract: Contract
  package let graph: SchemaGraph
  /// Oldest first.
  package let published: [Published]
  /// From the last release, or from the newest version where nothing was released.
  package let comparison: Comparison?
  /// The changes that count: those that no waiver bears.
  package let changes: [Change]
  package let step: VersionStep
  /// What consumers run after a break, as the repository says.
  package var rebuild: [Contract.Rebuild] = []
  package var today: Day?

  /// `isWaived` says whether a change of a comparison is borne, so that it asks for no version.
  package init(
    _ contract: Contract, graph: SchemaGraph, published: [Published], policy: ChangePolicy,
    isWaived: (Comparison, Change) -> Bool = { _, _ in false }
  ) {
    self.contract = contract
    self.graph = graph
    self.published = published
    let newest = published.last
    let release = published.last { $0.version.prerelease.isEmpty }
    let here = ComparedSchema(graph, contract: contract)
    func step(from older: Published) -> Weighed {
      let comparison = compare(
        ComparedSchema(older.graph, contract: older.contract), here, policy: policy)
      return Weighed(comparison, isWaived: isWaived)
    }
    let base = (release ?? newest).map(step)
    let isPrerelease = newest.map { !$0.version.prerelease.isEmpty } ?? false
    let pending = isPrerelease && release != nil ? newest.map(step) : base
    comparison = base?.comparison
    changes = base?.changes ?? []
    self.step = VersionStep(
      newest: newest?.version, release: release?.version, declared: contract.version.value,
      required: base?.level ?? .none, pending: pending?.level)
  }

  /// The level that is certain; what could not be told counts for more.
  package var certainLevel: Magnitude {
    guard let comparison else { return step.required }
    let isOpen =
      changes.contains { $0.effect == .unknown } || comparison.backward.word == "unknown"
      || comparison.forward.word == "unknown"
    guard isOpen else { return step.required }
    return changes.filter { $0.effect != .unknown }.map(\.level).max() ?? .none
  }

  /// Whether the version would do if what could not be told were harmless.
  package var isUndecided: Bool {
    guard step.verdict == .tooSmall, certainLevel < step.required else { return false }
    return VersionStep(
      newest: step.newest, release: step.release, declared: step.declared, required: certainLevel,
      pending: min(certainLevel, step.pending)
    ).isAllowed
  }

  /// Whether the version may be published as it stands.
  package var isOK: Bool { step.isAllowed }

  /// What the contract says of the version it declares.
  package var historyEntry: Contract.HistoryEntry? {
    contract.history.first { $0.version?.value == contract.version.value }
  }

  /// Whether the contract declares a version that is not out yet.
  package var isAhead: Bool { step.newest.map { $0 < step.declared } ?? true }
}

/// A comparison with what waivers leave of it.
private struct Weighed {
  var comparison: Comparison
  var changes: [Change]
  var level: Magnitude

  init(_ comparison: Comparison, isWaived: (Comparison, Change) -> Bool) {
    self.comparison = comparison
    changes = comparison.changes.filter { !isWaived(comparison, $0) }
    // Where nothing is borne, the verdicts on the whole count as well.
    level =
      changes.count == comparison.changes.count
      ? comparison.level : changes.map(\.level).max() ?? .none
  }
}
