package import JSONText
package import Schemas
import SourceText

/// Which schemas may speak of the same value: they are joined by `allOf`, `anyOf`, `$ref`, `if`...
///
/// Rules that ask "is this name declared anywhere for this object?" ask a whole group, so that a
/// branch may require what its parent declares.
package struct InPlaceGroups: Sendable {
  /// What a group says about the fields of its value.
  package struct Fields: Sendable {
    package var declared: Set<JSONName> = []
    package var required: Set<JSONName> = []
    package var properties: [PropertyRules.Property] = []
    package var patterns: [PropertyRules.PatternProperty] = []
    /// Whether some schema describes every field that has no name of its own.
    package var describesOthers = false
    package var hasProperties = false

    /// The declared name that was probably meant; objects with very many fields get no guess.
    package func nearest(to name: JSONName) -> String? {
      guard declared.count <= 500 else { return nil }
      return nearMiss(of: name.description, among: declared.map(\.description).sorted())
    }
  }

  private let leaders: [Int]
  private let fields: [Int: Fields]
  private let twins: [SchemaGraph.ID: [SchemaGraph.ID]]

  package init(_ graph: SchemaGraph) {
    var leaders = Array(graph.nodes.indices)
    for (index, node) in graph.nodes.enumerated() {
      for neighbour in node.inPlace where graph.nodes.indices.contains(neighbour.index) {
        let (first, second) = (find(index, &leaders), find(neighbour.index, &leaders))
        leaders[max(first, second)] = min(first, second)
      }
    }
    for index in leaders.indices { leaders[index] = find(index, &leaders) }
    self.leaders = leaders
    var fields: [Int: Fields] = [:]
    for (index, node) in graph.nodes.enumerated() {
      fields[leaders[index], default: Fields()].take(node, in: graph)
    }
    self.fields = fields
    twins = Self.twins(in: fields.values)
  }

  /// The schemas that speak of the same field of the same value as this one, itself included.
  package func twins(of id: SchemaGraph.ID) -> [SchemaGraph.ID] { twins[id] ?? [id] }

  private static func twins(
    in groups: some Sequence<Fields>
  ) -> [SchemaGraph.ID: [SchemaGraph.ID]] {
    var twins: [SchemaGraph.ID: [SchemaGraph.ID]] = [:]
    for group in groups {
      for same in Dictionary(grouping: group.properties, by: \.name).values where same.count > 1 {
        let schemas = same.map(\.schema)
        for schema in schemas { twins[schema] = schemas }
      }
    }
    return twins
  }

  package func fields(of id: SchemaGraph.ID) -> Fields {
    guard leaders.indices.contains(id.index) else { return Fields() }
    return fields[leaders[id.index]] ?? Fields()
  }
}

/// The root of an element's group; the way there is made shorter for the next time.
private func find(_ index: Int, _ leaders: inout [Int]) -> Int {
  var index = index
  while leaders[index] != index {
    leaders[index] = leaders[leaders[index]]
    index = leaders[index]
  }
  return index
}

extension InPlaceGroups.Fields {
  fileprivate mutating func take(_ node: SchemaNode, in graph: SchemaGraph) {
    for keyword in node.keywords {
      if case .properties(let rules) = keyword.rule {
        take(rules)
        if let additional = rules.additional { noteOthers(graph[additional]) }
      } else if case .required(let names) = keyword.rule {
        required.formUnion(names)
      } else if case .unevaluatedProperties(let schema) = keyword.rule {
        noteOthers(graph[schema])
      }
    }
  }

  private mutating func take(_ rules: PropertyRules) {
    hasProperties = hasProperties || rules.hasProperties
    declared.formUnion(rules.named.map(\.name))
    properties += rules.named
    patterns += rules.patterned
  }

  private mutating func noteOthers(_ schema: SchemaNode) {
    if !schema.isBoolean { describesOthers = true }
  }
}
