extension SchemaNode {
  /// The schemas that the same value is also judged by: references, combinations, conditions.
  ///
  /// A dynamic reference counts with the place it lands on without a dynamic scope.
  package var inPlace: [SchemaGraph.ID] { keywords.flatMap(\.rule.inPlace) }

  /// The schemas for parts of the value: fields, items, names, decoded content.
  package var forParts: [SchemaGraph.ID] { keywords.flatMap(\.rule.forParts) }
}

extension Rule {
  package var inPlace: [SchemaGraph.ID] {
    switch self {
    case .allOf(let schemas), .anyOf(let schemas), .oneOf(let schemas): schemas
    case .not(let schema), .reference(let schema), .dynamicReference(let schema, _): [schema]
    case .conditional(let condition, let then, let otherwise):
      [condition] + [then, otherwise].compactMap { $0 }
    case .dependentSchemas(let schemas): schemas.map(\.schema)
    case .type, .enumeration, .constant, .multipleOf, .minimum, .maximum, .minLength, .maxLength,
      .pattern, .format, .content, .properties, .propertyNames, .required, .minProperties,
      .maxProperties, .dependentRequired, .unevaluatedProperties, .items, .contains, .minItems,
      .maxItems, .uniqueItems, .unevaluatedItems:
      []
    }
  }

  package var forParts: [SchemaGraph.ID] {
    switch self {
    case .properties(let rules):
      rules.named.map(\.schema) + rules.patterned.map(\.schema)
        + [rules.additional].compactMap { $0 }
    case .items(let prefix, let rest): prefix + [rest].compactMap { $0 }
    case .contains(let schema, _, _), .propertyNames(let schema), .unevaluatedItems(let schema),
      .unevaluatedProperties(let schema):
      [schema]
    case .content(_, _, let schema): [schema].compactMap { $0 }
    case .allOf, .anyOf, .oneOf, .not, .reference, .dynamicReference, .conditional,
      .dependentSchemas, .type, .enumeration, .constant, .multipleOf, .minimum, .maximum,
      .minLength, .maxLength, .pattern, .format, .required, .minProperties, .maxProperties,
      .dependentRequired, .minItems, .maxItems, .uniqueItems:
      []
    }
  }
}
