import JSONText
package import Schemas

/// Which places of events a schema speaks of at all.
package struct DeclaredPaths {
  private let reach: Reach

  package init(_ graph: SchemaGraph) { reach = Reach(graph) }

  /// Whether a path leads to a place that something is said of; a misspelt one does not.
  package func contains(_ path: UsedPath) -> Bool {
    var ids: Set<SchemaGraph.ID> = [reach.graph.root]
    for step in path.steps {
      var next: Set<SchemaGraph.ID> = []
      for id in ids {
        for part in reach.inPlace(id) {
          let parts = PartSchemas(reach.graph[part])
          switch step {
          case .field(let name): next.formUnion(parts.schemas(of: name))
          case .any: next.formUnion(parts.everySchema)
          }
        }
      }
      ids = next.filter { !reach.graph[$0].refusesAll }
      if ids.isEmpty { return false }
    }
    return true
  }
}
