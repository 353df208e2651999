import JSONText
import Patterns
import Schemas

/// What one `properties` with its companions says of the fields of an object.
struct FieldSet {
  /// The schema of each named field; nil where the name is only known.
  var named: [JSONName: Named] = [:]
  var names: [JSONName] = []
  var patterned: [(pattern: Pattern, schema: SchemaGraph.ID?, place: SchemaPlace)] = []
  /// The schema of fields that are neither named nor matched.
  var additional: SchemaGraph.ID?

  struct Named {
    var schema: SchemaGraph.ID?
    var place: SchemaPlace
  }

  init(_ rules: PropertyRules, of node: SchemaNode, in graph: SchemaGraph) {
    for property in rules.named {
      names.append(property.name)
      named[property.name] = Named(schema: property.schema, place: graph[property.schema].place)
    }
    patterned = rules.patterned.map { ($0.pattern, $0.schema, graph[$0.schema].place) }
    additional = rules.additional
  }

  init() {}

  /// The schemas that a field of a name is judged by.
  func schemas(for name: JSONName) -> [SchemaGraph.ID] {
    var found: [SchemaGraph.ID] = []
    var isKnown = false
    if let own = named[name] {
      isKnown = true
      if let schema = own.schema { found.append(schema) }
    }
    for entry in patterned where entry.pattern.matches(name.utf8.span) != .no {
      isKnown = true
      if let schema = entry.schema { found.append(schema) }
    }
    if !isKnown, let additional { found.append(additional) }
    return found
  }
}

/// What a schema says of the fields of an object at one place, all sets together.
struct FieldView {
  var sets: [FieldSet] = []
  /// Every named field in source order, with where it is named.
  private(set) var names: [JSONName] = []
  private(set) var places: [JSONName: SchemaPlace] = [:]
  private(set) var required: [JSONName: SchemaPlace] = [:]
  private(set) var requiredNames: [JSONName] = []

  init(_ view: PlaceView, in graph: ComparedGraph) {
    for entry in view.entries {
      if case .properties(let rules) = entry.rule {
        add(FieldSet(rules, of: graph[entry.owner], in: graph.graph))
      } else if case .required(let names) = entry.rule {
        for name in names where required[name] == nil {
          required[name] = entry.place
          requiredNames.append(name)
        }
      }
    }
    for entry in view.unevaluated {
      guard case .unevaluatedProperties(let rest) = entry.rule,
        let known = graph.evaluatedFields(of: entry.owner)
      else { continue }
      sets.append(known.refusing(rest))
    }
  }

  private mutating func add(_ set: FieldSet) {
    for name in set.names {
      guard let place = set.named[name]?.place, places[name] == nil else { continue }
      names.append(name)
      places[name] = place
    }
    sets.append(set)
  }

  func schemas(for name: JSONName) -> [SchemaGraph.ID] {
    var found: [SchemaGraph.ID] = []
    for set in sets {
      for schema in set.schemas(for: name) where !found.contains(schema) { found.append(schema) }
    }
    return found
  }

  /// The schemas of fields that nothing names.
  var additional: [SchemaGraph.ID] { sets.compactMap(\.additional) }
  var patterned: [(pattern: Pattern, schema: SchemaGraph.ID?, place: SchemaPlace)] {
    sets.flatMap(\.patterned)
  }
}
