/// The name of a keyword that some dialect knows.
package enum KeywordName: String, Hashable, Sendable, CaseIterable {
  case metaschema = "$schema"
  case id
  case identifier = "$id"
  case reference = "$ref"
  case anchor = "$anchor"
  case recursiveReference = "$recursiveRef"
  case recursiveAnchor = "$recursiveAnchor"
  case dynamicReference = "$dynamicRef"
  case dynamicAnchor = "$dynamicAnchor"
  case vocabulary = "$vocabulary"
  case comment = "$comment"
  case defs = "$defs"
  case definitions
  case allOf
  case anyOf
  case oneOf
  case not
  case `if`
  case then
  case `else`
  case properties
  case patternProperties
  case additionalProperties
  case propertyNames
  case prefixItems
  case items
  case additionalItems
  case contains
  case dependentSchemas
  case dependencies
  case unevaluatedItems
  case unevaluatedProperties
  case type
  case `enum`
  case const
  case multipleOf
  case minimum
  case maximum
  case exclusiveMinimum
  case exclusiveMaximum
  case minLength
  case maxLength
  case pattern
  case minItems
  case maxItems
  case uniqueItems
  case minContains
  case maxContains
  case minProperties
  case maxProperties
  case required
  case dependentRequired
  case format
  case contentMediaType
  case contentEncoding
  case contentSchema
  case title
  case description
  case `default`
  case examples
  case readOnly
  case writeOnly
  case deprecated
}
