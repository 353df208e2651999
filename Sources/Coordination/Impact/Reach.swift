import Evolution
import JSONText
import Schemas

/// What of a value schemas speak of: which fields, beside those that a reader looks at.
final class Reach {
  /// What a schema or rule speaks of at one place.
  struct Touched: Hashable {
    /// Fields of which something is asked that is not looked at.
    var unread: Set<JSONName> = []
    /// Fields without a name of their own, or items, of which something unread is asked.
    var others = false
    /// Something that is looked at.
    var read = false

    var isAllRead: Bool { unread.isEmpty && !others }

    mutating func formUnion(_ other: Touched) {
      unread.formUnion(other.unread)
      others = others || other.others
      read = read || other.read
    }
  }

  let graph: SchemaGraph
  /// Schemas that may still be looked at; hostile ones refer to each other without end.
  private var visits = 2_000_000

  init(_ graph: SchemaGraph) { self.graph = graph }

  /// Whether more was to be looked at than anybody waits for; what was told since is worth nothing.
  var isExhausted: Bool { visits <= 0 }

  /// Whether anything is asked at all.
  func constrains(_ id: SchemaGraph.ID) -> Bool {
    graph[id].refusesAll || !graph[id].keywords.isEmpty
  }

  /// Whether what a schema asks in its place depends on the value.
  func branches(_ id: SchemaGraph.ID) -> Bool {
    inPlace(id).contains { part in
      graph[part].keywords.contains { keyword in
        switch keyword.rule {
        case .anyOf, .oneOf, .not, .conditional, .dependentSchemas, .dynamicReference: true
        default: false
        }
      }
    }
  }

  /// The schema and all that judge the same value for it.
  func inPlace(_ id: SchemaGraph.ID) -> [SchemaGraph.ID] {
    var seen: Set<SchemaGraph.ID> = [id]
    var found = [id]
    var next = 0
    while next < found.count, visits > 0 {
      visits -= 1
      for part in graph[found[next]].inPlace where seen.insert(part).inserted {
        found.append(part)
      }
      next += 1
    }
    return found
  }

  func touched(by id: SchemaGraph.ID, _ places: UsedPlaces) -> Touched {
    var touched = Touched()
    guard !places.isWhole else {
      touched.read = constrains(id)
      return touched
    }
    for part in inPlace(id) {
      if graph[part].refusesAll { touched.read = true }
      for keyword in graph[part].keywords {
        touched.formUnion(ownTouch(keyword.rule, places))
      }
    }
    return touched
  }

  /// The same of one rule, with the schemas that it judges the value by.
  func touched(by rule: Rule, _ places: UsedPlaces) -> Touched {
    var touched = ownTouch(rule, places)
    for part in rule.inPlace { touched.formUnion(self.touched(by: part, places)) }
    return touched
  }

  /// What a rule speaks of by itself, apart from schemas for the same value.
  private func ownTouch(_ rule: Rule, _ places: UsedPlaces) -> Touched {
    var touched = Touched()
    if places.isWhole {
      touched.read = true
      return touched
    }
    switch rule {
    case .type, .multipleOf, .minimum, .maximum, .minLength, .maxLength, .pattern, .format,
      .content, .minItems, .maxItems:
      touched.read = true
    case .enumeration(let values):
      touched.read = true
      touched.others = values.contains { $0.kind == .object || $0.kind == .array }
    case .constant(let value):
      touched.read = true
      touched.others = value.kind == .object || value.kind == .array
    case .properties(let rules): add(rules, places, to: &touched)
    case .required(let names): for name in names { add(name, places, to: &touched) }
    case .dependentRequired(let entries):
      for entry in entries {
        for name in [entry.name] + entry.required { add(name, places, to: &touched) }
      }
    case .dependentSchemas(let entries):
      for entry in entries { add(entry.name, places, to: &touched) }
    case .items(let prefix, let rest): add(prefix, rest, places, to: &touched)
    case .contains, .uniqueItems:
      touched.read = true
      touched.others = places.any?.isWhole != true
    case .minProperties, .maxProperties, .propertyNames, .unevaluatedProperties,
      .unevaluatedItems, .dynamicReference:
      touched.read = true
      touched.others = true
    case .allOf, .anyOf, .oneOf, .not, .conditional, .reference: break
    }
    return touched
  }

  private func add(_ name: JSONName, _ places: UsedPlaces, to touched: inout Touched) {
    if places.child(name) == nil { touched.unread.insert(name) } else { touched.read = true }
  }

  private func add(_ rules: PropertyRules, _ places: UsedPlaces, to touched: inout Touched) {
    visits -= rules.named.count
    for property in rules.named where constrains(property.schema) {
      let below = below(property.schema, places.child(property.name))
      if below.isUnread { touched.unread.insert(property.name) }
      touched.read = touched.read || below.isRead
    }
    for schema in rules.patterned.map(\.schema) + [rules.additional].compactMap({ $0 })
    where constrains(schema) {
      touched.others = true
      touched.read = true
    }
  }

  private func add(
    _ prefix: [SchemaGraph.ID], _ rest: SchemaGraph.ID?, _ places: UsedPlaces,
    to touched: inout Touched
  ) {
    touched.read = true
    for (index, schema) in prefix.enumerated() where constrains(schema) {
      if below(schema, places.item(index)).isUnread { touched.others = true }
    }
    if let rest, constrains(rest), below(rest, places.any).isUnread { touched.others = true }
  }

  /// Whether a schema speaks of unread and of read parts of a value.
  private func below(
    _ id: SchemaGraph.ID, _ places: UsedPlaces?
  ) -> (isUnread: Bool, isRead: Bool) {
    guard let places else { return (true, false) }
    let touched = touched(by: id, places)
    return (!touched.isAllRead, touched.read)
  }
}
