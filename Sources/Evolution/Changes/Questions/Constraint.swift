import Schemas
import SourceText

/// One thing that one of two schemas asks of the values at a place.
struct Constraint {
  /// The schemas that must take the value, all of them.
  var schemas: [SchemaGraph.ID] = []
  /// What else is asked, with schemas of the same graph.
  var rules: [Rule] = []
  /// The types of value that are asked at all.
  var types: TypeSet = .all

  /// Nothing is asked.
  var isEmpty: Bool { schemas.isEmpty && rules.isEmpty }

  static func rule(_ rule: Rule, for types: TypeSet = .all) -> Self {
    Self(rules: [rule], types: types)
  }

  static func schemas(_ ids: [SchemaGraph.ID], for types: TypeSet = .all) -> Self {
    Self(schemas: ids, types: types)
  }
}

extension Constraint {
  /// The constraint as a schema, at the end of a way from the root of an event.
  func graph(in source: ComparedGraph, behind steps: [EventStep] = []) -> SchemaGraph {
    var cutting = GraphCutting(from: source)
    var root = own(&cutting)
    for step in steps.reversed() { root = step.schema(around: root, &cutting) }
    return cutting.graph(root: root)
  }

  private func own(_ cutting: inout GraphCutting) -> SchemaGraph.ID {
    var parts = schemas.map { cutting.take($0) }
    if !rules.isEmpty {
      let moved = rules.map { rule in rule.mapping { cutting.take($0) } }
      parts.append(cutting.add(moved))
    }
    let asked = parts.count == 1 ? parts[0] : cutting.add(parts.isEmpty ? [] : [.allOf(parts)])
    guard types != .all else { return asked }
    let others = cutting.add([.type(TypeSet.all.subtracting(types))])
    return cutting.add([.anyOf([others, asked])])
  }
}

extension EventStep {
  /// The schema of objects or arrays that have this part as another schema asks.
  fileprivate func schema(
    around inner: SchemaGraph.ID, _ cutting: inout GraphCutting
  ) -> SchemaGraph.ID {
    var rules = PropertyRules()
    rules.hasProperties = true
    switch self {
    case .field(let name):
      rules.named = [.init(name: name, nameSpan: .beginning, schema: inner)]
    case .matching(let pattern):
      rules.patterned = [.init(pattern: pattern, nameSpan: .beginning, schema: inner)]
    case .other(let others):
      let anything = cutting.add([])
      rules.named = others.names.map {
        .init(name: $0, nameSpan: .beginning, schema: anything)
      }
      rules.patterned = others.patterns.map {
        .init(pattern: $0, nameSpan: .beginning, schema: anything)
      }
      rules.additional = inner
    case .item(let index):
      let anything = cutting.add([])
      let prefix = [SchemaGraph.ID](repeating: anything, count: index) + [inner]
      return cutting.add([.items(prefix: prefix, rest: nil)])
    case .items(let start):
      let anything = cutting.add([])
      let prefix = [SchemaGraph.ID](repeating: anything, count: start)
      return cutting.add([.items(prefix: prefix, rest: inner)])
    }
    return cutting.add([.properties(rules)])
  }
}
