import JSONText
import Patterns
import Schemas

/// What `unevaluatedProperties` and `unevaluatedItems` mean, told without them.
///
/// Which fields are evaluated depends on which of the schemas for the same value take it. Each of
/// those is a condition; a field of the rest is either evaluated under one that holds, or judged.
struct EvaluationReader {
  private let reader: NodeReader
  private var store: TermStore { reader.store }

  /// What one condition, when it holds, marks as evaluated.
  private struct Evaluated {
    /// Nil for what always holds.
    var condition: Literal?
    var names: [Int] = []
    var patterns: [Int] = []
    var prefix = 0
    /// Items that are members of one of these are evaluated.
    var contains: [Literal] = []
    var allFields = false
    var allItems = false
  }

  private struct Visit {
    var state: SchemaState
    var condition: Literal?
  }

  private var found: [Evaluated] = []

  init(_ reader: NodeReader) {
    self.reader = reader
    // A value has at most a few hundred schemas; a loop without progress is told elsewhere.
    var pending = [Visit(state: reader.state, condition: nil)]
    var count = 0
    while let visit = pending.popLast(), count < 2000 {
      count += 1
      collect(visit, isStart: count == 1, into: &pending)
    }
    isComplete = pending.isEmpty
  }

  private var isComplete = true

  private mutating func collect(_ visit: Visit, isStart: Bool, into pending: inout [Visit]) {
    var evaluated = Evaluated(condition: visit.condition)
    let node = reader.translator.node(of: visit.state)
    let inner = NodeReader(reader.translator, visit.state)
    for keyword in node.keywords {
      collect(keyword.rule, inner, isStart, &evaluated)
      collectConditions(keyword.rule, inner, visit, into: &pending)
    }
    found.append(evaluated)
  }

  private func collect(
    _ rule: Rule, _ inner: NodeReader, _ isStart: Bool, _ evaluated: inout Evaluated
  ) {
    if case .properties(let rules) = rule {
      evaluated.names += rules.named.map { store.number(of: $0.name) }
      evaluated.patterns += rules.patterned.map { store.number(of: $0.pattern) }
      if rules.additional != nil { evaluated.allFields = true }
    } else if case .items(let prefix, let rest) = rule {
      evaluated.prefix = max(evaluated.prefix, prefix.count)
      if rest != nil { evaluated.allItems = true }
    } else if case .contains(let schema, _, _) = rule {
      if inner.node.dialect.containsEvaluatesItems { evaluated.contains.append(inner.part(schema)) }
    } else if case .unevaluatedProperties = rule, !isStart {
      evaluated.allFields = true
    } else if case .unevaluatedItems = rule, !isStart {
      evaluated.allItems = true
    }
  }

  private func collectConditions(
    _ rule: Rule, _ inner: NodeReader, _ visit: Visit, into pending: inout [Visit]
  ) {
    func add(_ id: SchemaGraph.ID, when condition: Literal?) {
      let both = [visit.condition, condition].compactMap { $0 }
      pending.append(
        Visit(
          state: inner.translator.state(id, graph: inner.state.graph, from: inner.state.scope),
          condition: both.isEmpty ? nil : store.all(both)))
    }
    if case .allOf(let schemas) = rule {
      for schema in schemas { add(schema, when: nil) }
    } else if case .reference(let schema) = rule {
      add(schema, when: nil)
    } else if case .dynamicReference(let schema, let anchor) = rule {
      add(inner.translator.target(of: anchor, else: schema, in: inner.state), when: nil)
    } else if case .anyOf(let schemas) = rule {
      for schema in schemas { add(schema, when: inner.inPlace(schema)) }
    } else if case .oneOf(let schemas) = rule {
      for schema in schemas { add(schema, when: inner.inPlace(schema)) }
    } else if case .conditional(let condition, let then, let otherwise) = rule {
      let holds = inner.inPlace(condition)
      add(condition, when: holds)
      if let then { add(then, when: holds) }
      if let otherwise { add(otherwise, when: !holds) }
    } else if case .dependentSchemas(let dependents) = rule {
      for dependent in dependents { add(dependent.schema, when: inner.applies(dependent.name)) }
    }
  }
}

extension EvaluationReader {
  private func tooMany(_ keyword: String) -> Literal {
    store.opaque("'\(keyword)' at '#\(reader.node.place.pointer)' depends on too many conditions")
  }

  /// Fields that nothing has evaluated are members of `schema`.
  func closingFields(with schema: Literal) -> Literal {
    guard isComplete else { return tooMany("unevaluatedProperties") }
    let always = found.filter { $0.condition == nil }
    if always.contains(where: \.allFields) || schema == .anything { return .anything }
    let conditional = found.filter { $0.condition != nil }
    let opening = conditional.filter(\.allFields).compactMap(\.condition)
    let closing = conditional.filter { !$0.allFields }
    let patterned = closing.filter { !$0.patterns.isEmpty }
    let plain = closing.filter { $0.patterns.isEmpty && !$0.names.isEmpty }
    guard patterned.count <= 8 else { return tooMany("unevaluatedProperties") }
    // One case for each choice of the conditions with patterns; more that hold only evaluate more.
    let cases = choices(of: patterned).map { chosen in
      store.all([close(always + chosen, plain, schema)] + chosen.compactMap(\.condition))
    }
    return store.some(opening + cases)
  }

  private func choices(of parts: [Evaluated]) -> [[Evaluated]] {
    (0..<(1 << parts.count)).map { choice in
      parts.enumerated().filter { choice >> $0.offset & 1 == 1 }.map(\.element)
    }
  }

  /// Every field but those `free` is a member of `schema`, or named under a condition that holds.
  private func close(_ free: [Evaluated], _ plain: [Evaluated], _ schema: Literal) -> Literal {
    let names = Set(free.flatMap(\.names))
    let patterns = free.flatMap(\.patterns)
    var bound: [Int: [Literal]] = [:]
    for part in plain {
      for name in part.names where !names.contains(name) {
        bound[name, default: []] += [part.condition].compactMap { $0 }
      }
    }
    var clauses = [map(names: names.union(bound.keys).sorted(), patterns, schema)]
    for (name, conditions) in bound.sorted(by: { $0.key < $1.key }) {
      guard !patterns.contains(where: { store.matches($0, name: name) == .yes }) else { continue }
      let field = store.fields(named: [(name, schema)], patterned: [], additional: .anything)
      clauses.append(store.some([field] + conditions))
    }
    return store.all(clauses)
  }

  private func map(names: [Int], _ patterns: [Int], _ rest: Literal) -> Literal {
    store.fields(
      named: names.map { ($0, .anything) },
      patterned: Set(patterns).sorted().map { ($0, .anything) },
      additional: rest)
  }

  /// Items that nothing has evaluated are members of `schema`.
  func closingItems(with schema: Literal) -> Literal {
    guard isComplete else { return tooMany("unevaluatedItems") }
    let always = found.filter { $0.condition == nil }
    if always.contains(where: \.allItems) || schema == .anything { return .anything }
    let conditional = found.filter { $0.condition != nil }
    let opening = conditional.filter(\.allItems).compactMap(\.condition)
    let closing = conditional.filter {
      !$0.allItems && ($0.prefix > 0 || !$0.contains.isEmpty)
    }
    guard closing.count <= 7 else { return tooMany("unevaluatedItems") }
    var cases = opening
    for chosen in choices(of: closing) {
      let all = always + chosen
      let prefix = all.map(\.prefix).max() ?? 0
      let rest = store.some([schema] + all.flatMap(\.contains))
      let closed = reader.items([Literal](repeating: .anything, count: prefix), rest: rest)
      cases.append(store.all([closed] + chosen.compactMap(\.condition)))
    }
    return store.some(cases)
  }
}
