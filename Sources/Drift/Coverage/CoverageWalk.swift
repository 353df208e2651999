import JSONText
package import Schemas

extension Coverage {
  /// What of a contract's schema came among its events.
  ///
  /// `event` is nil where none came; then nothing of the contract was ever seen.
  package init(of graph: SchemaGraph, in event: EventProfile?) {
    var walk = CoverageWalk(graph, isExploded: event?.isExploded ?? false)
    walk.place(
      event?.payload ?? FieldProfile(), DeclaredPlace([graph.root], in: graph), DraftPlace(),
      depth: 0)
    items = walk.items.sorted {
      ($0.pointer, $0.kind.rawValue, $0.words) < ($1.pointer, $1.kind.rawValue, $1.words)
    }
    events = event?.count ?? 0
  }
}

/// Goes down a contract, as far as events of it came.
struct CoverageWalk {
  let graph: SchemaGraph
  /// Only the first level of the events was profiled.
  let isExploded: Bool
  private(set) var items: [CoverageItem] = []

  init(_ graph: SchemaGraph, isExploded: Bool) {
    self.graph = graph
    self.isExploded = isExploded
  }

  /// Contracts may refer to themselves; what came ends.
  private static let deepest = 128

  mutating func place(
    _ field: FieldProfile, _ declared: DeclaredPlace, _ place: DraftPlace, depth: Int
  ) {
    guard depth < Self.deepest, !declared.isUndeclared else { return }
    types(field, declared, place)
    for id in declared.schemas {
      for keyword in graph[id].keywords {
        switch keyword.rule {
        case .enumeration(let values): listed(values, field, id, place)
        case .anyOf(let parts), .oneOf(let parts): branches(parts, field, id, keyword.name, place)
        case .conditional(let condition, let then, let otherwise):
          conditional(condition, then, otherwise, field, place)
        default: break
        }
      }
    }
    fields(field, declared, place, depth: depth)
    let elements = declared.elements
    if let inner = field.elements, !elements.isEmpty {
      self.place(inner, DeclaredPlace(elements, in: graph), place.any, depth: depth + 1)
    }
  }

  mutating func add(
    _ kind: CoverageItem.Kind, _ place: DraftPlace, _ words: String,
    _ verdict: CoverageItem.Verdict, of whole: Int, _ id: SchemaGraph.ID
  ) {
    let item = CoverageItem(
      kind: kind, pointer: place.pointer, words: words, verdict: verdict, of: whole,
      schemaPointer: graph[id].place.pointer)
    // A shared schema is met once for each of its uses, and twice where two lead to one place.
    if !items.suffix(64).contains(item) { items.append(item) }
  }

  // MARK: - Fields

  private mutating func fields(
    _ field: FieldProfile, _ declared: DeclaredPlace, _ place: DraftPlace, depth: Int
  ) {
    let required = declared.required
    for (name, schemas) in declared.fields.sorted(by: { $0.key < $1.key }) {
      guard let first = schemas.first, !graph[first].refusesAll else { continue }
      let inner = place.field(name)
      let child = field[name]
      let count = child?.types.total ?? 0
      let verdict: CoverageItem.Verdict =
        count > 0
        ? .seen(count)
        : field.isMap || (isExploded && depth > 0)
          ? .untold("there were too many names to keep them apart") : .never
      add(
        .field, inner, required.contains(name) ? "required" : "optional", verdict,
        of: field.types.objects, first)
      if let child {
        self.place(child, DeclaredPlace(schemas, in: graph), inner, depth: depth + 1)
      }
    }
    let declaredNames = declared.fields
    for (name, child) in field.fields where declaredNames[name] == nil {
      let others = declared.others(for: name)
      if !others.isEmpty {
        self.place(
          child, DeclaredPlace(others, in: graph), place.field(name), depth: depth + 1)
      }
    }
    let others = declared.others(for: nil)
    if let any = field.anyField, !others.isEmpty {
      self.place(any, DeclaredPlace(others, in: graph), place.any, depth: depth + 1)
    }
  }

  // MARK: - Values

  /// Types of a list of types that no value had.
  private mutating func types(
    _ field: FieldProfile, _ declared: DeclaredPlace, _ place: DraftPlace
  ) {
    for id in declared.schemas {
      for keyword in graph[id].keywords {
        guard case .type(let types) = keyword.rule, types.names.count > 1 else { continue }
        for name in types.names {
          let wanted = TypeSet(name: name) ?? []
          let count = field.types.seen.filter { wanted.contains($0.type.typeSet) }
            .reduce(0) { $0 + $1.count }
          add(.type, place, name, count > 0 ? .seen(count) : .never, of: field.types.total, id)
        }
      }
    }
  }

  private mutating func listed(
    _ values: [JSONValue], _ field: FieldProfile, _ id: SchemaGraph.ID, _ place: DraftPlace
  ) {
    for value in values {
      let verdict = field.verdict(on: value)
      add(.value, place, value.coverageWords, verdict, of: field.types.total, id)
    }
  }
}

extension FieldProfile {
  /// Whether a value ever came here.
  func verdict(on value: JSONValue) -> CoverageItem.Verdict {
    guard let count = count(of: value) else {
      return .untold("of so many, or private, values only a sample is kept")
    }
    return count > 0 ? .seen(count) : .never
  }

  /// How often a value came; nil where that was not kept.
  func count(of value: JSONValue) -> Int? {
    switch value.kind {
    case .null: return types.nulls
    case .true: return types.trues
    case .false: return types.falses
    case .number:
      guard types.numbers > 0, let number = value.number else { return 0 }
      return sketched(ValueHash.of(number: number), among: types.numbers)
    case .string:
      guard types.strings > 0 else { return 0 }
      return sketched(ValueHash.of(text: Array(value.text)), among: types.strings)
    case .array: return types.arrays == 0 ? 0 : nil
    case .object: return types.objects == 0 ? 0 : nil
    }
  }

  /// Private values leave no trace in the sketch.
  private func sketched(_ hash: UInt64, among count: Int) -> Int? {
    values.entries.isEmpty && count > 0 ? nil : values.count(of: hash)
  }
}

extension JSONValue {
  /// A listed value as messages name it; it stands in the contract and is no secret.
  fileprivate var coverageWords: String {
    switch kind {
    case .string: "'\(string ?? "")'"
    case .null, .true, .false, .number, .array, .object:
      String(decoding: compactBytes.prefix(60), as: UTF8.self)
    }
  }
}
