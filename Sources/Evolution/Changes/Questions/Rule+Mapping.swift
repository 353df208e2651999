import JSONText
import Schemas

extension Rule {
  /// The rule with every schema in it replaced.
  func mapping(_ move: (SchemaGraph.ID) -> SchemaGraph.ID) -> Rule {
    switch self {
    case .type, .enumeration, .constant, .multipleOf, .minimum, .maximum, .minLength, .maxLength,
      .pattern, .format, .required, .minProperties, .maxProperties, .dependentRequired, .minItems,
      .maxItems, .uniqueItems:
      self
    case .content(let mediaType, let encoding, let schema):
      .content(mediaType: mediaType, encoding: encoding, schema: schema.map(move))
    case .properties(let rules): .properties(rules.mapping(move))
    case .propertyNames(let schema): .propertyNames(move(schema))
    case .dependentSchemas(let schemas):
      .dependentSchemas(schemas.map { ($0.name, move($0.schema)) })
    case .unevaluatedProperties(let schema): .unevaluatedProperties(move(schema))
    case .items(let prefix, let rest): .items(prefix: prefix.map(move), rest: rest.map(move))
    case .contains(let schema, let minimum, let maximum):
      .contains(move(schema), minimum: minimum, maximum: maximum)
    case .unevaluatedItems(let schema): .unevaluatedItems(move(schema))
    case .allOf(let schemas): .allOf(schemas.map(move))
    case .anyOf(let schemas): .anyOf(schemas.map(move))
    case .oneOf(let schemas): .oneOf(schemas.map(move))
    case .not(let schema): .not(move(schema))
    case .conditional(let condition, let then, let otherwise):
      .conditional(if: move(condition), then: then.map(move), else: otherwise.map(move))
    case .reference(let schema): .reference(move(schema))
    case .dynamicReference(let schema, let anchor):
      .dynamicReference(move(schema), anchor: anchor)
    }
  }
}

extension PropertyRules {
  func mapping(_ move: (SchemaGraph.ID) -> SchemaGraph.ID) -> PropertyRules {
    var moved = self
    for index in moved.named.indices { moved.named[index].schema = move(named[index].schema) }
    for index in moved.patterned.indices {
      moved.patterned[index].schema = move(patterned[index].schema)
    }
    moved.additional = additional.map(move)
    return moved
  }
}
