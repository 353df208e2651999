/// Every version of a contract against every later one.
package struct CompatibilityMatrix: Sendable {
  /// The step from one version to a later one.
  package struct Cell: Sendable {
    package var old: Int
    package var new: Int
    /// Whether stored events of the older version are valid under the newer one.
    package var backward: Containment
    /// Whether readers of the older version are safe with events of the newer one.
    package var forward: Containment
  }

  /// From the oldest to the newest.
  package let versions: [String]
  /// By the older version, then the newer one.
  package let cells: [Cell]

  package init(
    _ versions: [(name: String, schema: ComparedSchema)],
    budget: ContainmentQuestion.Budget = ContainmentQuestion.Budget()
  ) {
    self.versions = versions.map(\.name)
    cells = versions.indices.flatMap { old in
      versions.indices.dropFirst(old + 1).map { new in
        let (before, after) = (versions[old].schema.graph, versions[new].schema.graph)
        return Cell(
          old: old, new: new,
          backward: ContainmentQuestion(isEvery: before, within: after, budget: budget).answer(),
          forward: ContainmentQuestion(isEvery: after, within: before, budget: budget).answer())
      }
    }
  }

  package func cell(_ old: Int, _ new: Int) -> Cell? {
    cells.first { $0.old == old && $0.new == new }
  }

  /// The first later version that refuses stored events of a version.
  package func firstBreakOfData(since old: Int) -> Cell? {
    cells.first { $0.old == old && $0.backward.witness != nil }
  }

  /// The first later version whose events a strict reader of a version does not foresee.
  package func firstBreakOfReaders(since old: Int) -> Cell? {
    cells.first { $0.old == old && $0.forward.witness != nil }
  }

  package var hasUnknown: Bool {
    cells.contains { cell in
      [cell.backward, cell.forward].contains { !$0.isProved && $0.witness == nil }
    }
  }
}
