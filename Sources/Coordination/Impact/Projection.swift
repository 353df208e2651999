import Evolution
import JSONText
import Patterns
import Schemas
import SourceText

/// What a schema asks of the places that a reader looks at, as a schema of its own.
///
/// An event is taken when one that the schema takes looks the same at these places. What cannot be
/// said of them alone is left out, so the result takes too much rather than too little; places for
/// which nothing is left out come from `Entanglement`.
struct Projection {
  /// A schema, and what is looked at of the values it judges.
  private struct Site: Hashable {
    var schema: SchemaGraph.ID
    var places: UsedPlaces
  }

  let source: SchemaGraph
  let reach: Reach
  private var nodes: [SchemaNode]
  private var known: [Site: SchemaGraph.ID] = [:]
  private var waiting: [(Site, SchemaGraph.ID)] = []
  private var anything: SchemaGraph.ID?
  /// Whether it would take more than anybody writes to say what is asked.
  private var isTooLarge = false

  /// Schemas that may be written before the question is given up.
  private static let limit = 100_000

  init(_ reach: Reach) {
    self.reach = reach
    source = reach.graph
    nodes = reach.graph.nodes
  }

  /// The schema, or nil when it would be too large.
  mutating func graph(of places: UsedPlaces) -> SchemaGraph? {
    let root = take(source.root, places)
    while let (site, id) = waiting.popLast() {
      guard nodes.count < source.nodes.count + Self.limit, !reach.isExhausted else { return nil }
      fill(site, id)
    }
    return isTooLarge
      ? nil : SchemaGraph(nodes: nodes, root: root, resources: source.resources)
  }

  /// The schema as far as these places go; nothing is asked where there are none.
  private mutating func take(_ id: SchemaGraph.ID, _ places: UsedPlaces?) -> SchemaGraph.ID {
    guard let places else { return anyValue() }
    // What is whole stands in the graph already, under its own number.
    if places.isWhole || source[id].keywords.isEmpty { return id }
    let site = Site(schema: id, places: places)
    if let taken = known[site] { return taken }
    let taken = SchemaGraph.ID(nodes.count)
    nodes.append(source[id])
    known[site] = taken
    waiting.append((site, taken))
    return taken
  }

  private mutating func anyValue() -> SchemaGraph.ID {
    if let anything { return anything }
    let id = add([])
    anything = id
    return id
  }

  private mutating func add(_ rules: [Rule]) -> SchemaGraph.ID {
    let place = SchemaPlace(path: nil, span: .beginning, pointer: "")
    var node = SchemaNode(place: place, dialect: .draft2020, resource: 0)
    node.keywords = rules.map {
      SchemaNode.Keyword(name: "", nameSpan: .beginning, span: .beginning, rule: $0)
    }
    nodes.append(node)
    return SchemaGraph.ID(nodes.count - 1)
  }

  private mutating func fill(_ site: Site, _ id: SchemaGraph.ID) {
    var keywords: [SchemaNode.Keyword] = []
    for keyword in source[site.schema].keywords {
      guard let rule = projected(keyword.rule, of: site) else { continue }
      var keyword = keyword
      keyword.rule = rule
      keywords.append(keyword)
    }
    nodes[id.index].keywords = keywords
  }
}

// MARK: - Rules

extension Projection {
  /// What is left of a rule; nil for nothing.
  private mutating func projected(_ rule: Rule, of site: Site) -> Rule? {
    let places = site.places
    switch rule {
    case .type, .multipleOf, .minimum, .maximum, .minLength, .maxLength, .pattern, .format,
      .content, .minItems, .maxItems:
      return rule
    case .enumeration(let values): return projected(values, or: rule)
    case .constant(let value): return projected([value], or: rule)
    case .properties(let rules): return .properties(projected(rules, places))
    case .required(let names):
      let read = names.filter { places.child($0) != nil }
      return read.isEmpty ? nil : .required(read)
    case .items(let prefix, let rest): return projected(prefix, rest, places)
    case .allOf(let parts): return .allOf(parts.map { take($0, places) })
    case .anyOf(let parts): return .anyOf(parts.map { take($0, places) })
    case .oneOf(let parts):
      if isAllRead(rule, places) { return rule }
      return .anyOf(parts.map { take($0, places) })
    case .reference(let target): return .reference(take(target, places))
    case .conditional(let condition, let then, let otherwise):
      if isAllRead(rule, places) { return rule }
      return projected(condition, then, otherwise, places)
    case .unevaluatedProperties(let schema):
      return source[schema].refusesAll && !reach.branches(site.schema) ? rule : nil
    case .not, .dependentRequired, .dependentSchemas, .propertyNames, .contains, .uniqueItems:
      return isAllRead(rule, places) ? rule : nil
    case .minProperties, .maxProperties, .unevaluatedItems, .dynamicReference: return nil
    }
  }

  /// Whether the rule speaks of nothing but what is looked at.
  private func isAllRead(_ rule: Rule, _ places: UsedPlaces) -> Bool {
    reach.touched(by: rule, places).isAllRead
  }

  /// Listed values, as far as nothing lies in them.
  private func projected(_ values: [JSONValue], or rule: Rule) -> Rule {
    let types = values.reduce(into: TypeSet()) { $0.formUnion($1.type) }
    return types.isDisjoint(with: [.object, .array]) ? rule : .type(types)
  }

  private mutating func projected(_ rules: PropertyRules, _ places: UsedPlaces) -> PropertyRules {
    var read = PropertyRules()
    read.hasProperties = rules.hasProperties
    var declared = Set<JSONName>()
    for property in rules.named {
      declared.insert(property.name)
      let schemas = [property.schema] + patterned(rules, property.name)
      let child = places.child(property.name)
      // Patterns also judge the names that are declared, but below only as far as all are read.
      let parts = child == nil ? [] : schemas.map { take($0, child) }
      read.named.append(
        .init(name: property.name, nameSpan: property.nameSpan, schema: conjunction(parts)))
    }
    for name in places.fields.keys.sorted() where !declared.contains(name) {
      let schemas = patterned(rules, name)
      let judges = schemas.isEmpty ? [rules.additional].compactMap { $0 } : schemas
      guard !judges.isEmpty else { continue }
      let parts = judges.map { take($0, places.child(name)) }
      read.named.append(.init(name: name, nameSpan: .beginning, schema: conjunction(parts)))
    }
    read.patterned = rules.patterned.map {
      .init(pattern: $0.pattern, nameSpan: $0.nameSpan, schema: take($0.schema, places.any))
    }
    read.additional = rules.additional.map {
      source[$0].refusesAll ? $0 : take($0, places.any)
    }
    return read
  }

  /// The schemas of patterns that a name fits; a match that could not be decided leaves one out.
  private func patterned(_ rules: PropertyRules, _ name: JSONName) -> [SchemaGraph.ID] {
    rules.patterned.filter { $0.pattern.matches(name.utf8.span) == .yes }.map(\.schema)
  }

  private mutating func conjunction(_ parts: [SchemaGraph.ID]) -> SchemaGraph.ID {
    switch parts.count {
    case 0: anyValue()
    case 1: parts[0]
    default: add([.allOf(parts)])
    }
  }

  private mutating func projected(
    _ prefix: [SchemaGraph.ID], _ rest: SchemaGraph.ID?, _ places: UsedPlaces
  ) -> Rule {
    var read = prefix.enumerated().map { take($0.element, places.item($0.offset)) }
    guard let rest else { return .items(prefix: read, rest: nil) }
    // A list that is closed stays so: its length is seen.
    if source[rest].refusesAll { return .items(prefix: read, rest: rest) }
    if let last = places.lastItem {
      guard last < prefix.count + 256 else {
        isTooLarge = true
        return .items(prefix: read, rest: nil)
      }
      while read.count <= last { read.append(take(rest, places.item(read.count))) }
    }
    return .items(prefix: read, rest: take(rest, places.any))
  }

  private mutating func projected(
    _ condition: SchemaGraph.ID, _ then: SchemaGraph.ID?, _ otherwise: SchemaGraph.ID?,
    _ places: UsedPlaces
  ) -> Rule? {
    if reach.touched(by: condition, places).isAllRead {
      return .conditional(
        if: condition, then: then.map { take($0, places) },
        else: otherwise.map { take($0, places) })
    }
    guard let then, let otherwise else { return nil }
    return .anyOf([take(then, places), take(otherwise, places)])
  }
}
