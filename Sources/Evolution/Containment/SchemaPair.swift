package import Schemas

/// Two schemas about which many questions are asked; what one answer found out serves the next.
package final class SchemaPair {
  /// A schema inside one of the two graphs.
  package enum Place: Hashable, Sendable {
    case first(SchemaGraph.ID)
    case second(SchemaGraph.ID)
  }

  package let first: SchemaGraph
  package let second: SchemaGraph
  package let budget: ContainmentQuestion.Budget

  package init(
    _ first: SchemaGraph, _ second: SchemaGraph,
    budget: ContainmentQuestion.Budget = ContainmentQuestion.Budget()
  ) {
    self.first = first
    self.second = second
    self.budget = budget
  }

  /// Whether every value of one schema is a value of another.
  package func containment(of inner: Place, within outer: Place) -> Containment {
    .unknown(reason: "the schemas were not compared")
  }

  /// Whether no value is taken by all of the schemas; of one schema, whether it takes nothing.
  package func emptiness(of places: Place...) -> Emptiness {
    .unknown(reason: "the schemas were not compared")
  }
}
