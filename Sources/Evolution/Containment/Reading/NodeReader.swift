import JSONText
import Patterns
import Schemas

/// Turns the keywords of one schema into one literal.
struct NodeReader {
  let translator: SchemaTranslator
  let state: SchemaState
  let node: SchemaNode

  init(_ translator: SchemaTranslator, _ state: SchemaState) {
    self.translator = translator
    self.state = state
    node = translator.node(of: state)
  }

  var store: TermStore { translator.store }

  mutating func read() -> Literal {
    if node.refusesAll { return .nothing }
    return store.all(node.keywords.map { literal(for: $0.rule) })
  }

  func part(_ id: SchemaGraph.ID) -> Literal { translator.part(id, of: state) }
  func inPlace(_ id: SchemaGraph.ID) -> Literal { translator.inPlace(id, of: state) }

  private func literal(for rule: Rule) -> Literal {
    switch rule {
    case .type, .enumeration, .constant, .multipleOf, .minimum, .maximum, .minLength, .maxLength,
      .pattern, .format, .content:
      scalar(rule)
    case .properties, .propertyNames, .required, .minProperties, .maxProperties,
      .dependentRequired, .dependentSchemas, .unevaluatedProperties:
      object(rule)
    case .items, .contains, .minItems, .maxItems, .uniqueItems, .unevaluatedItems: array(rule)
    case .allOf, .anyOf, .oneOf, .not, .conditional, .reference, .dynamicReference: logic(rule)
    }
  }

  private func scalar(_ rule: Rule) -> Literal {
    switch rule {
    case .type(let types): store.kinds(Kinds(types, in: node.dialect))
    case .enumeration(let values): store.values(values.map { store.sample(of: $0) })
    case .constant(let value): store.values([store.sample(of: value)])
    case .multipleOf(let divisor): store.literal(.multiple(divisor))
    case .minimum(let bound, let isExclusive):
      store.literal(.minimum(bound, isExclusive: isExclusive))
    case .maximum(let bound, let isExclusive):
      store.literal(.maximum(bound, isExclusive: isExclusive))
    case .minLength(let least): least == 0 ? .anything : store.literal(.minLength(least))
    case .maxLength(let most): most == .max ? .anything : store.literal(.maxLength(most))
    case .pattern(let pattern):
      pattern.isMatchAll ? .anything : store.literal(.pattern(store.number(of: pattern)))
    case .format(_, let format, let isAsserted):
      if let format {
        store.literal(isAsserted ? .format(format) : .likely(format))
      } else {
        .anything
      }
    case .properties, .propertyNames, .required, .minProperties, .maxProperties,
      .dependentRequired, .dependentSchemas, .unevaluatedProperties, .items, .contains, .minItems,
      .maxItems, .uniqueItems, .unevaluatedItems, .allOf, .anyOf, .oneOf, .not, .conditional,
      .reference, .dynamicReference, .content:
      .anything
    }
  }

  private func array(_ rule: Rule) -> Literal {
    switch rule {
    case .items(let prefix, let rest):
      return items(prefix.map { part($0) }, rest: rest.map { part($0) } ?? .anything)
    case .contains(let schema, let least, let most):
      return store.all([
        least == 0 ? .anything : store.literal(.contains(part(schema), atLeast: least)),
        most.map { store.literal(.containsAtMost(part(schema), $0)) } ?? .anything,
      ])
    case .minItems(let least): return least == 0 ? .anything : store.literal(.minItems(least))
    case .maxItems(let most): return most == .max ? .anything : store.literal(.maxItems(most))
    case .uniqueItems: return store.literal(.unique)
    case .unevaluatedItems(let schema):
      return EvaluationReader(self).closingItems(with: part(schema))
    case .type, .enumeration, .constant, .multipleOf, .minimum, .maximum, .minLength, .maxLength,
      .pattern, .format, .content, .properties, .propertyNames, .required, .minProperties,
      .maxProperties, .dependentRequired, .dependentSchemas, .unevaluatedProperties, .allOf,
      .anyOf, .oneOf, .not, .conditional, .reference, .dynamicReference:
      return .anything
    }
  }

  /// Items by place; a list that ends like its rest is told by the rest.
  func items(_ prefix: [Literal], rest: Literal) -> Literal {
    var prefix = prefix
    while prefix.last == rest { prefix.removeLast() }
    if prefix.isEmpty, rest == .anything { return .anything }
    return store.literal(.items(prefix: prefix, rest: rest))
  }

  private func logic(_ rule: Rule) -> Literal {
    switch rule {
    case .allOf(let schemas): return store.all(schemas.map { inPlace($0) })
    case .anyOf(let schemas): return store.some(schemas.map { inPlace($0) })
    case .oneOf(let schemas): return store.one(schemas.map { inPlace($0) })
    case .not(let schema): return !inPlace(schema)
    case .conditional(let condition, let then, let otherwise):
      guard then != nil || otherwise != nil else { return .anything }
      let condition = inPlace(condition)
      return store.all([
        store.some([!condition, then.map { inPlace($0) } ?? .anything]),
        store.some([condition, otherwise.map { inPlace($0) } ?? .anything]),
      ])
    case .reference(let schema): return inPlace(schema)
    case .dynamicReference(let schema, let anchor):
      return inPlace(translator.target(of: anchor, else: schema, in: state))
    case .type, .enumeration, .constant, .multipleOf, .minimum, .maximum, .minLength, .maxLength,
      .pattern, .format, .content, .properties, .propertyNames, .required, .minProperties,
      .maxProperties, .dependentRequired, .dependentSchemas, .unevaluatedProperties, .items,
      .contains, .minItems, .maxItems, .uniqueItems, .unevaluatedItems:
      return .anything
    }
  }
}
