package import Schemas

/// A question about two schemas, with what may be spent on the answer.
package struct ContainmentQuestion: Sendable {
  /// What one question may cost; beyond it the answer is unknown.
  package struct Budget: Hashable, Sendable {
    /// Steps of the search, which take the same time on every machine's clock.
    package var steps = 200_000

    package init() {}
  }

  package var inner: SchemaGraph
  /// The schema inside `inner` that is asked about; the root unless said.
  package var innerID: SchemaGraph.ID
  package var outer: SchemaGraph
  package var outerID: SchemaGraph.ID
  package var budget: Budget

  package init(
    isEvery inner: SchemaGraph, at innerID: SchemaGraph.ID? = nil, within outer: SchemaGraph,
    at outerID: SchemaGraph.ID? = nil, budget: Budget = Budget()
  ) {
    self.inner = inner
    self.innerID = innerID ?? inner.root
    self.outer = outer
    self.outerID = outerID ?? outer.root
    self.budget = budget
  }

  /// Whether every value that `inner` takes is taken by `outer`.
  package func answer() -> Containment {
    SchemaPair(inner, outer, budget: budget).containment(
      of: .first(innerID), within: .second(outerID))
  }
}
