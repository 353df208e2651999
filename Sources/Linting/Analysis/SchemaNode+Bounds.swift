import JSONText
import Patterns
import Schemas

/// What a schema's own keywords say about single values.
extension SchemaNode {
  var propertyRules: PropertyRules? {
    for keyword in keywords { if case .properties(let rules) = keyword.rule { return rules } }
    return nil
  }

  var enumeration: [JSONValue]? {
    for keyword in keywords { if case .enumeration(let values) = keyword.rule { return values } }
    return nil
  }

  var maxLength: Int? {
    for keyword in keywords { if case .maxLength(let most) = keyword.rule { return most } }
    return nil
  }

  var maxItems: Int? {
    for keyword in keywords { if case .maxItems(let most) = keyword.rule { return most } }
    return nil
  }

  var maxProperties: Int? {
    for keyword in keywords { if case .maxProperties(let most) = keyword.rule { return most } }
    return nil
  }

  /// Whether no number lies between the bounds.
  var boundsAreInverted: Bool {
    for lower in keywords {
      guard case .minimum(let least, let lowerIsExclusive) = lower.rule else { continue }
      for upper in keywords {
        guard case .maximum(let most, let upperIsExclusive) = upper.rule else { continue }
        if most < least || (most == least && (lowerIsExclusive || upperIsExclusive)) { return true }
      }
    }
    return false
  }

  /// Whether the schema's own plain keywords let a value pass; true when that is not certain.
  ///
  /// Types are left out: who asks knows them already.
  func mayTake(_ value: JSONValue) -> Bool {
    keywords.allSatisfy { keyword in
      switch keyword.rule {
      case .constant(let constant): constant == value
      case .minimum(let least, let isExclusive):
        value.number.map { isExclusive ? least < $0 : !($0 < least) } ?? true
      case .maximum(let most, let isExclusive):
        value.number.map { isExclusive ? $0 < most : !(most < $0) } ?? true
      case .multipleOf(let divisor): value.number.map { $0.isMultiple(of: divisor) } ?? true
      case .minLength(let least): value.scalarCount.map { $0 >= least } ?? true
      case .maxLength(let most): value.scalarCount.map { $0 <= most } ?? true
      case .pattern(let pattern):
        value.kind != .string || pattern.matches(Array(value.text).span) != .no
      // Asking each value of a long list about the list would take its length squared.
      case .enumeration: true
      case .type, .format, .content, .properties, .propertyNames, .required, .minProperties,
        .maxProperties, .dependentRequired, .dependentSchemas, .unevaluatedProperties, .items,
        .contains, .minItems, .maxItems, .uniqueItems, .unevaluatedItems, .allOf, .anyOf, .oneOf,
        .not, .conditional, .reference, .dynamicReference:
        true
      }
    }
  }
}

extension JSONValue {
  /// The length of a string as JSON Schema counts it; nil for everything else.
  fileprivate var scalarCount: Int? {
    kind == .string ? text.count { $0 & 0xC0 != 0x80 } : nil
  }
}

extension TypeSet {
  /// The type of one value, by the dialect's idea of an integer.
  static func of(_ value: JSONValue, in dialect: Dialect) -> TypeSet {
    switch value.kind {
    case .null: .null
    case .true, .false: .boolean
    case .string: .string
    case .array: .array
    case .object: .object
    case .number:
      if dialect.integersMayBeWrittenAsFractions {
        value.isInteger ? .integer : .fraction
      } else {
        value.text.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
          ? .fraction : .integer
      }
    }
  }
}
