import Schemas

/// Turns the schemas of two graphs into terms, each when it is first asked for.
final class SchemaTranslator {
  /// The outermost schema that answers to each anchor; what else was come through is no matter.
  private typealias DynamicScope = [String: Int]

  let graphs: [SchemaGraph]
  let store: TermStore
  /// For each node of the second graph the one of the first that says the same.
  private let twins: [Int: Int]
  private let usesDynamicScope: Bool
  /// For each graph the dynamic scopes met: which schema answers to which anchor.
  private var scopes: [[DynamicScope]] = [[[:]], [[:]]]
  private var known: [SchemaState: Literal] = [:]
  /// The schemas that are being read, each with the number of the value it is about.
  private var underWay: [SchemaState: Int] = [:]
  private var value = 0
  private var depth = 0

  /// Schemas inside each other for the same value, or for parts of it that are read at once.
  private static let greatestDepth = 100

  init(_ first: SchemaGraph, _ second: SchemaGraph) {
    graphs = [first, second]
    usesDynamicScope = graphs.contains { $0.usesDynamicReferences }
    let twins = TwinSearch(first, second).twins()
    self.twins = !usesDynamicScope || Self.answersAreTwins(first, second, twins) ? twins : [:]
    let needsDotted = graphs.contains { $0.tellsIntegersBySpelling }
    store = TermStore(universe: needsDotted ? .all : Kinds.all.subtracting(.dotted))
  }

  func node(of state: SchemaState) -> SchemaNode { graphs[state.graph].nodes[state.node] }

  /// A schema that a question starts from.
  func literal(graph: Int, _ id: SchemaGraph.ID) -> Literal {
    literal(for: state(id, graph: graph, from: 0))
  }

  /// The schema as it is seen from inside another; what only refers on is gone through.
  func state(_ id: SchemaGraph.ID, graph: Int, from scope: Int) -> SchemaState {
    var state = self.state(alone: id, graph: graph, from: scope)
    // Longer chains are loops.
    for _ in 0..<graphs[state.graph].nodes.count {
      let keywords = node(of: state).keywords
      guard keywords.count == 1, case .reference(let target) = keywords[0].rule else { break }
      state = self.state(alone: target, graph: state.graph, from: state.scope)
    }
    return state
  }

  private func state(alone id: SchemaGraph.ID, graph: Int, from scope: Int) -> SchemaState {
    let inner = usesDynamicScope ? entering(id, graph: graph, from: scope) : 0
    if graph == 1, let twin = twins[id.index] {
      return SchemaState(graph: 0, node: twin, scope: usesDynamicScope ? moved(inner) : 0)
    }
    return SchemaState(graph: graph, node: id.index, scope: inner)
  }

  /// A schema for a part of the value.
  ///
  /// Those that both sides have in common are compared by number alone and may never be read.
  func part(_ id: SchemaGraph.ID, of state: SchemaState) -> Literal {
    let part = self.state(id, graph: state.graph, from: state.scope)
    if let known = known[part] { return known }
    let node = node(of: part)
    let leadsOn = node.keywords.contains { !$0.rule.inPlace.isEmpty || !$0.rule.forParts.isEmpty }
    guard leadsOn else { return literal(for: part) }
    let isCommon = state.graph == 0 && part.graph == 0 && twinned.contains(part.node)
    if isCommon || underWay[part] != nil || depth > 24 { return store.literal(.waiting(part)) }
    value += 1
    defer { value -= 1 }
    return literal(for: part)
  }

  private lazy var twinned = Set(twins.values)

  /// A schema for the same value.
  func inPlace(_ id: SchemaGraph.ID, of state: SchemaState) -> Literal {
    literal(for: self.state(id, graph: state.graph, from: state.scope))
  }

  /// What the schema means; for one that is being read already, a loop without progress.
  func literal(for state: SchemaState) -> Literal {
    if let known = known[state] { return known }
    let place = node(of: state).place.pointer
    guard depth < Self.greatestDepth else {
      return store.opaque("the schemas at '#\(place)' are nested too deep")
    }
    if let other = underWay[state] {
      // Further inside the value the same schema is one more part of a recursion.
      return other == value
        ? store.opaque("the schema at '#\(place)' refers to itself without progress")
        : store.literal(.waiting(state))
    }
    underWay[state] = value
    depth += 1
    var reader = NodeReader(self, state)
    let literal = reader.read()
    depth -= 1
    underWay[state] = nil
    known[state] = literal
    return literal
  }
}

extension SchemaTranslator {
  /// The scope inside a schema's resource, seen from another scope.
  private func entering(_ id: SchemaGraph.ID, graph: Int, from scope: Int) -> Int {
    let resource = graphs[graph].nodes[id.index].resource
    let outer = scopes[graph][scope]
    var inner = outer
    for (anchor, answer) in graphs[graph].resources[resource].dynamicAnchors
    where inner[anchor] == nil {
      inner[anchor] = answer.index
    }
    return inner.count == outer.count ? scope : number(of: inner, graph: graph)
  }

  private func number(of scope: DynamicScope, graph: Int) -> Int {
    if let known = scopes[graph].firstIndex(of: scope) { return known }
    scopes[graph].append(scope)
    return scopes[graph].count - 1
  }

  /// The scope of the first graph in which twins answer.
  private func moved(_ scope: Int) -> Int {
    number(of: scopes[1][scope].mapValues { twins[$0] ?? $0 }, graph: 0)
  }

  /// Whether in the resources that twins stand in twins answer to the same anchors.
  private static func answersAreTwins(
    _ first: SchemaGraph, _ second: SchemaGraph, _ twins: [Int: Int]
  ) -> Bool {
    let homes = Set(twins.map { [second.nodes[$0.key].resource, first.nodes[$0.value].resource] })
    return homes.allSatisfy { home in
      let theirs = second.resources[home[0]].dynamicAnchors
      return first.resources[home[1]].dynamicAnchors
        == theirs.mapValues {
          SchemaGraph.ID(twins[$0.index] ?? -1)
        }
    }
  }

  /// The schema that answers to an anchor, or the one found without a scope.
  func target(of anchor: String, else target: SchemaGraph.ID, in state: SchemaState)
    -> SchemaGraph.ID
  {
    scopes[state.graph][state.scope][anchor].map { SchemaGraph.ID($0) } ?? target
  }
}

extension SchemaGraph {
  fileprivate var usesDynamicReferences: Bool {
    nodes.contains { node in
      node.keywords.contains {
        if case .dynamicReference = $0.rule { true } else { false }
      }
    }
  }

  /// Whether draft-04 asks for integers somewhere, of which `1.0` is none.
  fileprivate var tellsIntegersBySpelling: Bool {
    nodes.contains { node in
      node.dialect == .draft4
        && node.keywords.contains {
          guard case .type(let types) = $0.rule else { return false }
          return types.contains(.integer) != types.contains(.fraction)
        }
    }
  }
}
