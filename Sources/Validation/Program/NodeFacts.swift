import Schemas

/// What lowering asks of a schema for every site that it applies at, read off its keywords once.
struct NodeFacts {
  /// The schemas that apply to the same value whatever it is.
  private(set) var applied: [SchemaGraph.ID] = []
  /// Those that may apply to it, by how it turns out.
  private(set) var branches: [SchemaGraph.ID] = []
  /// Whether it can refuse anything itself.
  let asserts: Bool
  /// Whether it tells anything of the parts of a value.
  private(set) var describes: Bool

  init(_ node: SchemaNode) {
    asserts = node.refusesAll || !node.keywords.isEmpty
    describes = isBareObject(node)
    for keyword in node.keywords {
      switch keyword.rule {
      case .reference(let target): applied.append(target)
      case .allOf(let parts): applied += parts
      case .anyOf(let parts), .oneOf(let parts): branches += parts
      case .conditional(let condition, let then, let otherwise):
        branches += [condition] + [then, otherwise].compactMap { $0 }
      case .dependentSchemas(let entries): branches += entries.map(\.schema)
      case .dynamicReference(let target, _): branches.append(target)
      case .properties, .items, .unevaluatedProperties, .unevaluatedItems: describes = true
      case .type, .enumeration, .constant, .multipleOf, .minimum, .maximum, .minLength, .maxLength,
        .pattern, .format, .content, .propertyNames, .required, .minProperties, .maxProperties,
        .dependentRequired, .contains, .minItems, .maxItems, .uniqueItems, .not:
        break
      }
    }
  }
}
