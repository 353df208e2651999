import Schemas

/// A schema graph with what a comparison finds out about it once.
struct ComparedGraph {
  let graph: SchemaGraph
  /// Whether the meaning of a schema in it can depend on where it is reached from.
  let isDynamic: Bool
  /// Whether that makes a difference.
  let isAmbiguous: Bool
  private(set) var types: [TypeSet?]

  init(_ graph: SchemaGraph) {
    self.graph = graph
    isDynamic = graph.nodes.contains { node in
      node.keywords.contains {
        if case .dynamicReference = $0.rule { true } else { false }
      }
    }
    let anchors = graph.resources.flatMap(\.dynamicAnchors.keys)
    isAmbiguous = isDynamic && Set(anchors).count < anchors.count
    types = [TypeSet?](repeating: nil, count: graph.nodes.count)
  }

  subscript(id: SchemaGraph.ID) -> SchemaNode { graph[id] }
}

extension ComparedGraph {
  /// The types of value that a schema may take; never too few.
  mutating func types(of id: SchemaGraph.ID, depth: Int = 0) -> TypeSet {
    if let known = types[id.index] { return known }
    guard depth < 64 else { return .all }
    // Who comes back here on the way learns nothing.
    types[id.index] = .all
    let node = graph[id]
    var found: TypeSet = node.refusesAll ? [] : .all
    for keyword in node.keywords {
      found.formIntersection(types(of: keyword.rule, depth: depth + 1))
    }
    types[id.index] = found
    return found
  }

  private mutating func types(of rule: Rule, depth: Int) -> TypeSet {
    switch rule {
    case .type(let types): return types
    case .enumeration(let values): return values.reduce([]) { $0.union($1.type) }
    case .constant(let value): return value.type
    case .reference(let target): return types(of: target, depth: depth)
    case .allOf(let branches):
      return branches.reduce(.all) { $0.intersection(types(of: $1, depth: depth)) }
    case .anyOf(let branches), .oneOf(let branches):
      return branches.reduce([]) { $0.union(types(of: $1, depth: depth)) }
    case .conditional, .not, .dynamicReference, .dependentSchemas, .multipleOf, .minimum, .maximum,
      .minLength, .maxLength, .pattern, .format, .content, .properties, .propertyNames, .required,
      .minProperties, .maxProperties, .dependentRequired, .unevaluatedProperties, .items, .contains,
      .minItems, .maxItems, .uniqueItems, .unevaluatedItems:
      return .all
    }
  }
}
