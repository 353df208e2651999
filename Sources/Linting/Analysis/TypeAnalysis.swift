package import Schemas

/// Which JSON types the values of each schema can have: never too few, so that "none" is proof.
///
/// Every schema starts with all types and loses those its keywords rule out, until nothing changes.
/// A type is kept whenever it is not certain that it is lost.
package struct TypeAnalysis: Sendable {
  /// A keyword that leaves nothing of what the keywords before it left.
  package struct Contradiction: Hashable, Sendable {
    /// Index into the node's keywords.
    package var keyword: Int
    /// The keywords before it that had narrowed the types.
    package var earlier: [String]
  }

  private let possible: [TypeSet]
  private let graph: SchemaGraph

  /// A chain of references as long as this is not followed to its end.
  private static let greatestRounds = 64

  package init(_ graph: SchemaGraph) {
    self.graph = graph
    var possible = graph.nodes.map { $0.refusesAll ? TypeSet([]) : .all }
    let fixed = graph.nodes.map { node in
      node.keywords.map { Self.fixedTypes(of: $0, in: node) }
    }
    for _ in 0..<Self.greatestRounds {
      var hasChanged = false
      for (index, node) in graph.nodes.enumerated() where !possible[index].isEmpty {
        var types = possible[index]
        for (place, keyword) in node.keywords.enumerated() {
          types.formIntersection(fixed[index][place])
          types.formIntersection(
            movingTypes(of: keyword, in: node, graph: graph, possible: possible))
        }
        if types != possible[index] {
          possible[index] = types
          hasChanged = true
        }
      }
      if !hasChanged { break }
    }
    self.possible = possible
  }

  /// The types that values of a schema can have.
  package func types(of id: SchemaGraph.ID) -> TypeSet {
    possible.indices.contains(id.index) ? possible[id.index] : .all
  }

  /// Whether it is certain that no value at all can match.
  package func isImpossible(_ id: SchemaGraph.ID) -> Bool { types(of: id).isEmpty }

  /// Where a schema that nothing can match contradicts itself.
  package func contradiction(in id: SchemaGraph.ID) -> Contradiction? {
    let node = graph[id]
    var types = TypeSet.all
    var earlier: [String] = []
    for (index, keyword) in node.keywords.enumerated() {
      let narrowed = types.intersection(Self.fixedTypes(of: keyword, in: node))
        .intersection(movingTypes(of: keyword, in: node, graph: graph, possible: possible))
      if narrowed.isEmpty { return Contradiction(keyword: index, earlier: earlier) }
      if narrowed != types { earlier.append(keyword.name) }
      types = narrowed
    }
    return nil
  }

  /// What a keyword leaves that only looks at its own schema object.
  private static func fixedTypes(of keyword: SchemaNode.Keyword, in node: SchemaNode) -> TypeSet {
    switch keyword.rule {
    case .type(let types): return types
    case .enumeration(let values):
      return values.filter { node.mayTake($0) }
        .reduce(into: TypeSet([])) { $0.formUnion(.of($1, in: node.dialect)) }
    case .constant(let value):
      let isListed = node.enumeration?.contains(value) ?? true
      return isListed && node.mayTake(value) ? .of(value, in: node.dialect) : []
    case .maximum, .minimum: return node.boundsAreInverted ? TypeSet.all.subtracting(.number) : .all
    case .minLength(let least):
      return node.maxLength.map { least > $0 } == true ? TypeSet.all.subtracting(.string) : .all
    case .minItems(let least):
      return node.maxItems.map { least > $0 } == true ? TypeSet.all.subtracting(.array) : .all
    case .minProperties(let least):
      return node.maxProperties.map { least > $0 } == true
        ? TypeSet.all.subtracting(.object) : .all
    case .required(let names):
      return node.maxProperties.map { Set(names).count > $0 } == true
        ? TypeSet.all.subtracting(.object) : .all
    case .multipleOf, .maxLength, .pattern, .format, .content, .properties, .propertyNames,
      .maxProperties, .dependentRequired, .dependentSchemas, .unevaluatedProperties, .items,
      .contains, .maxItems, .uniqueItems, .unevaluatedItems, .allOf, .anyOf, .oneOf, .not,
      .conditional, .reference, .dynamicReference:
      return .all
    }
  }
}
