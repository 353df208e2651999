package import Contracts
package import Schemas

/// One side of a comparison: a schema, and the contract around it when there is one.
package struct ComparedSchema: Sendable {
  package var graph: SchemaGraph
  package var contract: Contract?

  package init(_ graph: SchemaGraph, contract: Contract? = nil) {
    self.graph = graph
    self.contract = contract
  }
}
