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
  package var outer: SchemaGraph
  package var budget: Budget

  package init(
    isEvery inner: SchemaGraph, within outer: SchemaGraph, budget: Budget = Budget()
  ) {
    self.inner = inner
    self.outer = outer
    self.budget = budget
  }

  /// Whether every value that `inner` takes is taken by `outer`.
  package func answer() -> Containment {
    .unknown(reason: "the schemas were not compared")
  }
}
