import Schemas
import SourceText

/// Cuts what a few schemas need out of a graph, and puts new schemas around it.
///
/// A question about one field costs what the field costs, however large the contract is.
struct GraphCutting {
  private let source: SchemaGraph
  private var moved: [SchemaGraph.ID: SchemaGraph.ID] = [:]
  private var waiting: [SchemaGraph.ID] = []
  private(set) var nodes: [SchemaNode] = []
  private let keepsResources: Bool

  init(from source: ComparedGraph) {
    self.source = source.graph
    // A dynamic reference looks through resources; with them everything is kept as it is.
    keepsResources = source.isDynamic
    if keepsResources { nodes = source.graph.nodes }
  }

  /// The schema of the source, in the new graph.
  mutating func take(_ id: SchemaGraph.ID) -> SchemaGraph.ID {
    if keepsResources { return id }
    let taken = reserve(id)
    while let next = waiting.popLast() { fill(next) }
    return taken
  }

  /// A schema of these keywords, whose schemas are of the new graph.
  mutating func add(_ rules: [Rule], refusesAll: Bool = false) -> SchemaGraph.ID {
    let place = SchemaPlace(path: nil, span: .beginning, pointer: "")
    var node = SchemaNode(place: place, dialect: .draft2020, resource: 0)
    node.refusesAll = refusesAll
    node.isBoolean = refusesAll
    node.keywords = rules.map {
      SchemaNode.Keyword(name: "", nameSpan: .beginning, span: .beginning, rule: $0)
    }
    nodes.append(node)
    return SchemaGraph.ID(nodes.count - 1)
  }

  /// All of these together.
  mutating func conjunction(_ ids: [SchemaGraph.ID]) -> SchemaGraph.ID {
    if let only = ids.first, ids.count == 1 { return take(only) }
    let parts = ids.map { take($0) }
    return add(parts.isEmpty ? [] : [.allOf(parts)])
  }

  func graph(root: SchemaGraph.ID) -> SchemaGraph {
    if keepsResources {
      return SchemaGraph(nodes: nodes, root: root, resources: source.resources)
    }
    let resource = SchemaResource(uri: "", dynamicAnchors: [:])
    return SchemaGraph(nodes: nodes, root: root, resources: [resource])
  }

  private mutating func reserve(_ id: SchemaGraph.ID) -> SchemaGraph.ID {
    if let known = moved[id] { return known }
    let taken = SchemaGraph.ID(nodes.count)
    var node = source[id]
    node.resource = 0
    nodes.append(node)
    moved[id] = taken
    waiting.append(id)
    return taken
  }

  private mutating func fill(_ id: SchemaGraph.ID) {
    guard let place = moved[id]?.index else { return }
    let node = source[id]
    for index in node.keywords.indices {
      nodes[place].keywords[index].rule = node.keywords[index].rule.mapping { reserve($0) }
    }
    nodes[place].definitions = []
  }
}

extension ComparedGraph {
  /// The graph of all of these schemas together.
  func part(_ ids: [SchemaGraph.ID]) -> SchemaGraph {
    var cutting = GraphCutting(from: self)
    let root = cutting.conjunction(ids)
    return cutting.graph(root: root)
  }
}
