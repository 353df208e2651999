import JSONText
import Patterns
import Schemas
import Validation

/// Goes down what was captured and what a contract says, side by side, and notes what the contract
/// would have to say besides.
///
/// Nothing is narrowed: what never came may come tomorrow. What looks like a mistake is listed and
/// widens nothing.
struct NextWalk {
  let graph: SchemaGraph
  let options: DraftOptions
  /// How often each keyword refused a value, where the events were held to the contract.
  let refusals: RefusalCounts
  private(set) var wishes: [SchemaWish.Key: SchemaWish] = [:]
  private var mistakes: Set<DraftOutlier> = []
  /// What no edit can settle, with its place.
  private var leftovers: Set<DraftLeftover> = []

  /// Contracts may refer to themselves in more ways than anybody reads.
  private var visits = 200_000
  static let deepest = 128

  init(_ graph: SchemaGraph, options: DraftOptions, refusals: RefusalCounts) {
    self.graph = graph
    self.options = options
    self.refusals = refusals
  }

  mutating func walk(_ payload: FieldProfile) {
    declare(payload, DeclaredPlace([graph.root], in: graph), DraftPlace(), depth: 0)
    fit(payload, graph.root, DraftPlace(), depth: 0)
    dropRefusing(payload)
  }

  /// What looks like a mistake, in the order of places.
  var outliers: [DraftOutlier] {
    mistakes.sorted { ($0.pointer, $0.what) < ($1.pointer, $1.what) }
  }

  /// What is left as it is, in the order of places.
  var open: [DraftLeftover] {
    leftovers.sorted { ($0.pointer, $0.words) < ($1.pointer, $1.words) }
  }

  mutating func wish(_ node: SchemaGraph.ID, _ kind: SchemaWish.Kind, _ wish: SchemaWish) {
    let key = SchemaWish.Key(node: node, kind: kind)
    if wishes[key]?.add(wish, lowest: kind.isLowest) == nil { wishes[key] = wish }
  }

  mutating func leave(_ place: DraftPlace, _ words: String) {
    leftovers.insert(DraftLeftover(pointer: place.pointer, words: words))
  }

  /// Whether so few values are a mistake and no news; one that is, is listed.
  mutating func isMistake(
    _ count: Int, of whole: Int, _ place: DraftPlace, _ what: String, expected: String,
    first: RecordMark? = nil
  ) -> Bool {
    guard options.isMistake(count, of: whole) else { return false }
    mistakes.insert(
      DraftOutlier(
        pointer: place.pointer, what: what, count: count, of: whole, expected: expected,
        first: first))
    return true
  }

  // MARK: - Schemas

  /// Makes one schema take everything that was seen.
  mutating func fit(
    _ field: FieldProfile, _ id: SchemaGraph.ID, _ place: DraftPlace, depth: Int
  ) {
    guard depth < Self.deepest, visits > 0, field.types.total > 0 else { return }
    visits -= 1
    if graph[id].refusesAll { return leave(place, "the contract takes no value here") }
    for keyword in graph[id].keywords {
      switch keyword.rule {
      case .reference(let target): fit(field, target, place, depth: depth + 1)
      case .allOf(let parts):
        for part in parts { fit(field, part, place, depth: depth + 1) }
      case .anyOf(let parts), .oneOf(let parts):
        choose(field, parts, id, place, depth: depth + 1)
      case .properties(let rules): members(field, rules, place, depth: depth + 1)
      case .items(let prefix, let rest): elements(field, prefix, rest, place, depth: depth + 1)
      case .required(let names): required(field, names, id, place)
      case .type(let declared): types(field, declared, id, place)
      case .enumeration(let values): listed(field, values, id, place)
      case .constant(let value): listed(field, [value], id, place)
      default: bounds(field, keyword, id, place)
      }
    }
  }

  /// The alternative of a choice that takes values of a type is made to take them all.
  private mutating func choose(
    _ field: FieldProfile, _ parts: [SchemaGraph.ID], _ id: SchemaGraph.ID, _ place: DraftPlace,
    depth: Int
  ) {
    var fitting: [SchemaGraph.ID: TypeSet] = [:]
    for (type, count) in field.types.seen {
      let own = parts.filter { graph.allowedTypes(of: $0).contains(type.typeSet) }
      if let only = own.first, own.count == 1 {
        fitting[only, default: []].formUnion(type.typeSet)
      } else if own.isEmpty {
        alternative(field, type, count, id, place)
      } else if refusals.count(at: place.pointer, of: id) > 0 {
        leave(place, "several alternatives take \(type.rawValue): which one is meant?")
      }
    }
    for (part, types) in fitting.sorted(by: { $0.key < $1.key }) {
      fit(field.keeping(types), part, place, depth: depth)
    }
  }

  private mutating func alternative(
    _ field: FieldProfile, _ type: ValueType, _ count: Int, _ id: SchemaGraph.ID,
    _ place: DraftPlace
  ) {
    let expected = graph.branchTypes(of: id).names.joined(separator: " or ")
    guard
      !isMistake(
        count, of: field.types.total, place, type.rawValue, expected: expected,
        first: field.marks[type])
    else { return }
    // Whole numbers are drafted together with the others.
    let kind: ValueType = type == .integer && field.types.fractions > 0 ? .number : type
    var wish = SchemaWish(place, Presence(seen: count, of: field.types.total))
    wish.field = field.keeping(kind == .number ? .number : type.typeSet)
    self.wish(id, .alternative(kind), wish)
  }

  // MARK: - Parts

  private mutating func members(
    _ field: FieldProfile, _ rules: PropertyRules, _ place: DraftPlace, depth: Int
  ) {
    let named = Dictionary(
      rules.named.map { ($0.name, $0.schema) }, uniquingKeysWith: { first, _ in first })
    for (name, child) in field.fields {
      let inner = place.field(name)
      if let schema = named[name] { fit(child, schema, inner, depth: depth) }
      let matching = rules.patterned.filter { $0.pattern.matches(name.utf8.span) != .no }
      for property in matching { fit(child, property.schema, inner, depth: depth) }
      if named[name] == nil, matching.isEmpty, let rest = others(rules) {
        fit(child, rest, inner, depth: depth)
      }
    }
    if let any = field.anyField, let rest = others(rules) {
      fit(any, rest, place.any, depth: depth)
    }
  }

  /// What a schema says of names that it does not list; nil where it says yes or no to all.
  private func others(_ rules: PropertyRules) -> SchemaGraph.ID? {
    rules.additional.flatMap { graph[$0].isBoolean ? nil : $0 }
  }

  private mutating func elements(
    _ field: FieldProfile, _ prefix: [SchemaGraph.ID], _ rest: SchemaGraph.ID?,
    _ place: DraftPlace, depth: Int
  ) {
    for (number, schema) in prefix.enumerated() where number < FieldProfile.places {
      guard let scalars = field.children[.place(number)] else { continue }
      fit(scalars, schema, place.any, depth: depth)
    }
    guard let rest, !graph[rest].isBoolean else { return }
    for (step, child) in field.children.sorted(by: { $0.key < $1.key }) {
      switch step {
      case .element: fit(child, rest, place.any, depth: depth)
      case .place(let number) where number >= prefix.count:
        fit(child, rest, place.any, depth: depth)
      case .place, .name, .anyName: break
      }
    }
  }
}
