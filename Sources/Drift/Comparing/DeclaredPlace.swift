import JSONText
import Patterns
import Schemas

/// What a contract says of one place in events: all schemas that can apply there, taken together.
///
/// Branches of alternatives are taken as possible, so that nothing is called undeclared which any
/// of them declares.
struct DeclaredPlace {
  let graph: SchemaGraph
  /// Every schema that can apply, references and branches followed.
  let schemas: [SchemaGraph.ID]
  /// Those that apply to every value: references and `allOf` alone.
  private let certain: Set<SchemaGraph.ID>

  /// A schema that reaches more others than this is not looked at any further.
  private static let limit = 2_000

  init(_ roots: [SchemaGraph.ID], in graph: SchemaGraph) {
    self.graph = graph
    self.roots = roots
    certain = Self.reachable(from: roots, in: graph) { Self.certainParts($0) }
    let all = Self.reachable(from: roots, in: graph) { Self.possibleParts($0) }
    schemas = all.sorted()
  }

  var isUndeclared: Bool { schemas.isEmpty }

  /// Whether a schema applies to every value here, whatever alternative it takes.
  func isCertain(_ id: SchemaGraph.ID) -> Bool { certain.contains(id) }

  var rules: [(id: SchemaGraph.ID, rule: Rule)] {
    schemas.flatMap { id in graph[id].keywords.map { (id, $0.rule) } }
  }

  // MARK: - Fields

  /// The schemas of each declared field.
  var fields: [JSONName: [SchemaGraph.ID]] {
    var fields: [JSONName: [SchemaGraph.ID]] = [:]
    for (_, rule) in rules {
      guard case .properties(let properties) = rule else { continue }
      for property in properties.named {
        fields[property.name, default: []].append(property.schema)
      }
    }
    return fields
  }

  /// Names that every object must have, whatever alternative it takes.
  var required: Set<JSONName> {
    roots.reduce(into: []) { $0.formUnion(required($1, depth: 0)) }
  }

  private func required(_ id: SchemaGraph.ID, depth: Int) -> Set<JSONName> {
    guard depth < 12 else { return [] }
    return graph[id].keywords.reduce(into: []) { names, keyword in
      switch keyword.rule {
      case .required(let required): names.formUnion(required)
      case .reference(let target), .dynamicReference(let target, _):
        names.formUnion(required(target, depth: depth + 1))
      case .allOf(let parts):
        for part in parts { names.formUnion(required(part, depth: depth + 1)) }
      case .anyOf(let parts), .oneOf(let parts):
        let own = parts.filter { graph.allowedTypes(of: $0).contains(.object) }
          .map { required($0, depth: depth + 1) }
        if let first = own.first {
          names.formUnion(own.dropFirst().reduce(first) { $0.intersection($1) })
        }
      default: break
      }
    }
  }

  /// The schemas of a name that is not declared by itself: patterns first, then all others.
  func others(for name: JSONName?) -> [SchemaGraph.ID] {
    var found: [SchemaGraph.ID] = []
    for (_, rule) in rules {
      guard case .properties(let properties) = rule else { continue }
      let matching = properties.patterned.filter { property in
        name.map { property.pattern.matches($0.utf8.span) != .no } ?? true
      }
      found += matching.map(\.schema)
      if matching.isEmpty, let additional = properties.additional,
        !graph[additional].isBoolean
      {
        found.append(additional)
      }
    }
    return found
  }

  /// The schemas of array elements, whatever their place.
  var elements: [SchemaGraph.ID] {
    rules.flatMap { _, rule -> [SchemaGraph.ID] in
      guard case .items(let prefix, let rest) = rule else { return [] }
      return prefix + (rest.map { [$0] } ?? [])
    }
  }

  // MARK: - Values

  /// The types that some value may have here.
  var types: TypeSet {
    guard let first = roots.first else { return .all }
    return roots.dropFirst().reduce(into: allowed(first, 0)) { $0.formUnion(allowed($1, 0)) }
  }

  /// Where the place begins; alternatives are reached from here.
  let roots: [SchemaGraph.ID]

  private func allowed(_ id: SchemaGraph.ID, _ depth: Int) -> TypeSet {
    guard depth < 16 else { return .all }
    if graph[id].refusesAll { return [] }
    return graph[id].keywords.reduce(into: TypeSet.all) { types, keyword in
      switch keyword.rule {
      case .type(let declared): types.formIntersection(declared)
      case .reference(let target): types.formIntersection(allowed(target, depth + 1))
      case .allOf(let parts):
        for part in parts { types.formIntersection(allowed(part, depth + 1)) }
      case .anyOf(let parts), .oneOf(let parts):
        types.formIntersection(
          parts.reduce(into: TypeSet()) { $0.formUnion(allowed($1, depth + 1)) })
      case .enumeration(let values):
        types.formIntersection(values.reduce(into: TypeSet()) { $0.formUnion($1.typeSet) })
      case .constant(let value): types.formIntersection(value.typeSet)
      default: break
      }
    }
  }

  /// The texts that enums and constants list; nil where any text may stand.
  var words: Set<JSONName>? {
    guard let first = roots.first else { return nil }
    return roots.dropFirst().reduce(listed(first, 0)) { Self.either($0, listed($1, 0)) }
  }

  /// Whether the schema itself says which values there are, of whatever type.
  var listsValues: Bool {
    roots.contains { root in
      graph[root].keywords.contains { $0.name == "enum" || $0.name == "const" }
    }
  }

  private func listed(_ id: SchemaGraph.ID, _ depth: Int) -> Set<JSONName>? {
    guard depth < 16 else { return nil }
    guard allowed(id, depth).contains(.string) else { return [] }
    var words: Set<JSONName>?
    func narrow(_ other: Set<JSONName>?) {
      if let other { words = words?.intersection(other) ?? other }
    }
    for keyword in graph[id].keywords {
      switch keyword.rule {
      case .enumeration(let values): narrow(Set(values.compactMap(\.name)))
      case .constant(let value): narrow(value.name.map { [$0] } ?? [])
      case .reference(let target): narrow(listed(target, depth + 1))
      case .allOf(let parts): for part in parts { narrow(listed(part, depth + 1)) }
      case .anyOf(let parts), .oneOf(let parts):
        narrow(parts.reduce([]) { Self.either($0, listed($1, depth + 1)) })
      default: break
      }
    }
    return words
  }

  private static func either(
    _ first: Set<JSONName>?, _ second: Set<JSONName>?
  ) -> Set<JSONName>? {
    guard let first, let second else { return nil }
    return first.union(second)
  }

  /// Whether something narrows texts besides their type.
  var restrictsTexts: Bool {
    rules.contains { _, rule in
      switch rule {
      case .pattern, .format, .enumeration, .constant: true
      default: false
      }
    }
  }

  var formats: Set<String> {
    Set(
      rules.compactMap { _, rule in
        if case .format(let name, _, _) = rule { name } else { nil }
      })
  }

  // MARK: - Reach

  private static func reachable(
    from roots: [SchemaGraph.ID], in graph: SchemaGraph, _ parts: (Rule) -> [SchemaGraph.ID]
  ) -> Set<SchemaGraph.ID> {
    var found: Set<SchemaGraph.ID> = []
    var pending = roots
    while let id = pending.popLast(), found.count < limit {
      guard found.insert(id).inserted else { continue }
      for keyword in graph[id].keywords { pending += parts(keyword.rule) }
    }
    return found
  }

  private static func certainParts(_ rule: Rule) -> [SchemaGraph.ID] {
    switch rule {
    case .reference(let target), .dynamicReference(let target, _): [target]
    case .allOf(let parts): parts
    default: []
    }
  }

  private static func possibleParts(_ rule: Rule) -> [SchemaGraph.ID] {
    switch rule {
    case .anyOf(let parts), .oneOf(let parts): parts
    case .conditional(_, let then, let otherwise): [then, otherwise].compactMap { $0 }
    case .dependentSchemas(let parts): parts.map(\.schema)
    default: certainParts(rule)
    }
  }
}

extension JSONValue {
  var typeSet: TypeSet {
    switch kind {
    case .null: .null
    case .true, .false: .boolean
    case .number: isInteger ? .integer : .fraction
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }
}
