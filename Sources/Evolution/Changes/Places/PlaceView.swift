import JSONText
import Schemas

/// All that one schema asks of a place, through references, `allOf` and choices by type.
struct PlaceView {
  /// A keyword's rule with where it stands.
  struct Entry {
    var rule: Rule
    var name: String
    var place: SchemaPlace
    /// The types of value that are held to it.
    var types: TypeSet
    /// The schema that it stands in.
    var owner: SchemaGraph.ID
  }

  /// A choice between schemas that can take values of the same type.
  struct Choice {
    var branches: [SchemaGraph.ID]
    var isExclusive: Bool
    /// The types of value that the choice is about.
    var types: TypeSet
    var place: SchemaPlace
    /// How many branches there are with those for other types.
    var countInAll: Int
  }

  var entries: [Entry] = []
  var choices: [Choice] = []
  /// How many branches the largest choice is written with.
  var mostBranches = 0
  /// What types of value are allowed, by `type` and by choices; more may be refused by the rest.
  var types = TypeSet.all
  var typePlace: SchemaPlace?
  /// A schema `false`.
  var refusal: SchemaPlace?
  var annotations: [(annotation: SchemaNode.Annotation, place: SchemaPlace)] = []
  /// Schemas whose unevaluated fields or items depend on the value.
  var unevaluated: [Entry] = []
  /// The values that are allowed at all, when they are listed.
  private(set) var finite: [JSONValue]?
}

extension PlaceView {
  /// Finds the values that stand in every list.
  ///
  /// A list for some types alone counts when the other types have few values themselves.
  mutating func listValues() {
    var found: [JSONValue]?
    for entry in entries {
      guard let listed = entry.rule.listedValues, let rest = values(besides: entry.types) else {
        continue
      }
      let list = listed.filter { !$0.type.isDisjoint(with: entry.types) } + rest
      let allowed = Set(list)
      found = found.map { known in known.filter { allowed.contains($0) } } ?? list
    }
    finite = found?.filter { !$0.type.isDisjoint(with: types) }
  }

  /// The types of value that are left by `type`, by choices and by lists of values.
  var allowedTypes: TypeSet {
    guard let finite else { return types }
    return types.intersection(finite.reduce([]) { $0.union($1.type) })
  }

  /// Every allowed value of the other types; nil when there are too many to list.
  private func values(besides held: TypeSet) -> [JSONValue]? {
    let others = types.subtracting(held)
    guard others.subtracting([.null, .boolean]).isEmpty else { return nil }
    var builder = JSONDocumentBuilder()
    builder.begin(.array)
    if others.contains(.null) { builder.null() }
    if others.contains(.boolean) {
      builder.bool(false)
      builder.bool(true)
    }
    builder.end()
    return Array(builder.finish().root.elements)
  }
}

extension Rule {
  /// The values of `enum` or `const`.
  var listedValues: [JSONValue]? {
    switch self {
    case .enumeration(let values): values
    case .constant(let value): [value]
    case .type, .multipleOf, .minimum, .maximum, .minLength, .maxLength, .pattern, .format,
      .content, .properties, .propertyNames, .required, .minProperties, .maxProperties,
      .dependentRequired, .dependentSchemas, .unevaluatedProperties, .items, .contains, .minItems,
      .maxItems, .uniqueItems, .unevaluatedItems, .allOf, .anyOf, .oneOf, .not, .conditional,
      .reference, .dynamicReference:
      nil
    }
  }
}
