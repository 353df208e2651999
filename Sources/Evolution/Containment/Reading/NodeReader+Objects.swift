import JSONText
import Schemas

extension NodeReader {
  func object(_ rule: Rule) -> Literal {
    switch rule {
    case .properties(let rules): return fields(rules)
    case .propertyNames(let schema):
      let names = part(schema)
      return names == .anything ? .anything : store.literal(.names(names))
    case .required(let names): return store.all(names.map { has($0) })
    case .minProperties(let least): return least == 0 ? .anything : store.literal(.minFields(least))
    case .maxProperties(let most):
      return most == .max ? .anything : store.literal(.maxFields(most))
    case .dependentRequired(let dependents):
      return store.all(
        dependents.map { dependent in
          store.some([!has(dependent.name), store.all(dependent.required.map { has($0) })])
        })
    case .dependentSchemas(let dependents):
      return store.all(
        dependents.map { store.some([!self.applies($0.name), inPlace($0.schema)]) })
    case .unevaluatedProperties(let schema):
      return EvaluationReader(self).closingFields(with: part(schema))
    case .type, .enumeration, .constant, .multipleOf, .minimum, .maximum, .minLength, .maxLength,
      .pattern, .format, .content, .items, .contains, .minItems, .maxItems, .uniqueItems,
      .unevaluatedItems, .allOf, .anyOf, .oneOf, .not, .conditional, .reference,
      .dynamicReference:
      return .anything
    }
  }

  /// The field is there, or the value is no object.
  func has(_ name: JSONName) -> Literal { store.literal(.has(store.number(of: name))) }

  /// The value is an object with the field.
  func applies(_ name: JSONName) -> Literal { store.all([store.kinds(.object), has(name)]) }

  private func fields(_ rules: PropertyRules) -> Literal {
    store.fields(
      named: rules.named.map { (store.number(of: $0.name), part($0.schema)) },
      patterned: rules.patterned.map { (store.number(of: $0.pattern), part($0.schema)) },
      additional: rules.additional.map { part($0) } ?? .anything)
  }
}
