import JSONText
import Schemas

/// What a run wants to know of a graph, found once.
struct CarefulPlan: Sendable {
  /// Nodes that several schemas lead to; only those can meet the same value again, so only their
  /// verdicts are remembered.
  let isShared: [Bool]
  /// The declared fields of each node that has many.
  let fields: [Int: [JSONName: SchemaGraph.ID]]
  /// The values of each long `enum`.
  let enumerations: [Int: Set<JSONValue>]
  /// Whether any schema asks what others have evaluated.
  let tracksEvaluation: Bool
  let usesDynamicScope: Bool

  init(_ graph: SchemaGraph) {
    var arrivals = [Int](repeating: 0, count: graph.nodes.count)
    var fields: [Int: [JSONName: SchemaGraph.ID]] = [:]
    var enumerations: [Int: Set<JSONValue>] = [:]
    var (tracks, isDynamic) = (false, false)
    arrivals[graph.root.index] += 1
    for (index, node) in graph.nodes.enumerated() {
      for target in node.inPlace + node.forParts { arrivals[target.index] += 1 }
      for keyword in node.keywords {
        let rule = keyword.rule
        if case .unevaluatedItems = rule { tracks = true }
        if case .unevaluatedProperties = rule { tracks = true }
        if case .dynamicReference = rule { isDynamic = true }
        if case .properties(let rules) = rule {
          fields[index] = Dictionary(rules.named.map { ($0.name, $0.schema) }) { first, _ in first }
        }
        if case .enumeration(let values) = rule, values.count > 8 {
          enumerations[index] = Set(values)
        }
      }
    }
    for resource in graph.resources {
      for anchor in resource.dynamicAnchors.values { arrivals[anchor.index] += 2 }
    }
    isShared = arrivals.map { $0 > 1 }
    self.fields = fields
    self.enumerations = enumerations
    tracksEvaluation = tracks
    usesDynamicScope = isDynamic
  }
}

/// The resources that evaluation has come through, outermost first, as numbers that compare.
struct DynamicScopes {
  private var scopes: [[Int]] = [[]]
  private var numbers: [[Int]: Int] = [[]: 0]

  /// The scope inside a resource, seen from another scope.
  mutating func entering(_ resource: Int, from scope: Int, of graph: SchemaGraph) -> Int {
    guard !graph.resources[resource].dynamicAnchors.isEmpty, !scopes[scope].contains(resource)
    else { return scope }
    let inner = scopes[scope] + [resource]
    if let known = numbers[inner] { return known }
    numbers[inner] = scopes.count
    scopes.append(inner)
    return scopes.count - 1
  }

  /// The outermost schema that answers to an anchor.
  func answer(to anchor: String, in scope: Int, of graph: SchemaGraph) -> SchemaGraph.ID? {
    for resource in scopes[scope] {
      if let answer = graph.resources[resource].dynamicAnchors[anchor] { return answer }
    }
    return nil
  }
}
