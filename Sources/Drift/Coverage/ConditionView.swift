import JSONText
import Schemas

/// A condition that counts can tell about: one that asks for the presence of fields, or for the
/// value or type of a single one.
struct ConditionView {
  private let types: TypeSet
  private let required: Set<JSONName>
  private let asked: (name: JSONName, values: Values)?

  /// What the one field may hold.
  private enum Values {
    case listed([JSONValue])
    case types(TypeSet)
  }

  /// Nil where it asks for more than counts can tell.
  init?(_ id: SchemaGraph.ID, in graph: SchemaGraph) {
    guard !graph[id].refusesAll else { return nil }
    var types = TypeSet.all
    var required: Set<JSONName> = []
    var asked: (name: JSONName, values: Values)?
    for keyword in graph[id].keywords {
      switch keyword.rule {
      case .type(let set): types = set
      case .required(let names): required = Set(names)
      case .properties(let rules):
        guard rules.named.count <= 1, rules.patterned.isEmpty, rules.additional == nil else {
          return nil
        }
        guard let property = rules.named.first else { continue }
        guard let values = Self.values(property.schema, in: graph) else { return nil }
        asked = (property.name, values)
      default: return nil
      }
    }
    // Counts of two fields do not tell in how many objects both came.
    guard required.subtracting(asked.map { [$0.name] } ?? []).count <= (asked == nil ? 1 : 0) else {
      return nil
    }
    (self.types, self.required, self.asked) = (types, required, asked)
  }

  private static func values(_ id: SchemaGraph.ID, in graph: SchemaGraph) -> Values? {
    guard !graph[id].refusesAll else { return nil }
    var types = TypeSet.all
    var listed: [JSONValue]?
    for keyword in graph[id].keywords {
      switch keyword.rule {
      case .constant(let value) where listed == nil: listed = [value]
      case .enumeration(let values) where listed == nil: listed = values
      case .type(let set): types = set
      default: return nil
      }
    }
    return listed.map { .listed($0.filter { types.contains($0.typeSet) }) } ?? .types(types)
  }

  /// For how many values it held; nil where that was not kept.
  func count(in field: FieldProfile) -> Int? {
    let others = field.types.seen.filter { $0.type != .object && types.contains($0.type.typeSet) }
      .reduce(0) { $0 + $1.count }
    guard types.contains(ValueType.object.typeSet), field.types.objects > 0 else { return others }
    guard !field.isMap, let objects = objects(in: field) else { return nil }
    return others + objects
  }

  private func objects(in field: FieldProfile) -> Int? {
    guard let asked else {
      return required.first.map { field.presence(of: $0).seen } ?? field.types.objects
    }
    let presence = field.presence(of: asked.name)
    guard let child = field[asked.name] else { return required.isEmpty ? field.types.objects : 0 }
    guard let met = Self.count(asked.values, in: child) else { return nil }
    return required.isEmpty ? met + presence.of - presence.seen : met
  }

  private static func count(_ values: Values, in field: FieldProfile) -> Int? {
    switch values {
    case .types(let types):
      return field.types.seen.filter { types.contains($0.type.typeSet) }
        .reduce(0) { $0 + $1.count }
    case .listed(let values):
      var count = 0
      for value in values {
        guard let seen = field.count(of: value) else { return nil }
        count += seen
      }
      return count
    }
  }
}
