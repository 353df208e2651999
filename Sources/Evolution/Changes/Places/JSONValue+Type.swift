package import JSONText
package import Schemas

extension JSONValue {
  /// The type of the value, as schemas name it.
  package var type: TypeSet {
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

extension Rule {
  /// The types of value that the rule can refuse.
  var subjects: TypeSet {
    switch self {
    case .multipleOf, .minimum, .maximum: .number
    case .minLength, .maxLength, .pattern, .format, .content: .string
    case .properties, .propertyNames, .required, .minProperties, .maxProperties,
      .dependentRequired, .dependentSchemas, .unevaluatedProperties:
      .object
    case .items, .contains, .minItems, .maxItems, .uniqueItems, .unevaluatedItems: .array
    case .type, .enumeration, .constant, .allOf, .anyOf, .oneOf, .not, .conditional, .reference,
      .dynamicReference:
      .all
    }
  }
}
