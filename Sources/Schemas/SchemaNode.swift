package import JSONText
package import Patterns
package import SourceText
package import StringFormats

/// One schema: `true`, `false`, or an object of keywords.
package struct SchemaNode: Sendable {
  package var place: SchemaPlace
  package var dialect: Dialect
  /// Index into `SchemaGraph.resources`.
  package var resource: Int
  /// Set for the schema `false`, which takes nothing; `true` is a node without keywords.
  package var refusesAll: Bool = false
  /// Set for the schemas `true` and `false`, which say nothing; `{}` is a schema, if an idle one.
  package var isBoolean: Bool = false
  /// What the schema asserts, in a fixed order; keywords that work together are one entry.
  package var keywords: [Keyword] = []
  /// Title, description, default, examples, `x-...` and whatever no dialect knows.
  package var annotations: [Annotation] = []
  /// `$defs` / `definitions`, in source order.
  package var definitions: [(name: JSONName, schema: SchemaGraph.ID)] = []

  package init(place: SchemaPlace, dialect: Dialect, resource: Int) {
    self.place = place
    self.dialect = dialect
    self.resource = resource
  }

  /// A keyword with its value, typed.
  package struct Keyword: Sendable {
    /// The keyword that gave the entry its place: `properties`, or `additionalProperties` alone.
    package var name: String
    /// Where the keyword's name stands.
    package var nameSpan: SourceSpan
    /// Where its value stands.
    package var span: SourceSpan
    package var rule: Rule

    package init(name: String, nameSpan: SourceSpan, span: SourceSpan, rule: Rule) {
      self.name = name
      self.nameSpan = nameSpan
      self.span = span
      self.rule = rule
    }
  }

  /// A keyword that asserts nothing.
  package struct Annotation: Sendable {
    package var name: String
    package var nameSpan: SourceSpan
    package var value: JSONValue
    /// Whether the node's dialect defines it; an unknown one may be a misspelling.
    package var isKnown: Bool

    package init(name: String, nameSpan: SourceSpan, value: JSONValue, isKnown: Bool) {
      self.name = name
      self.nameSpan = nameSpan
      self.value = value
      self.isKnown = isKnown
    }
  }

  package func annotation(_ name: String) -> JSONValue? {
    annotations.first { $0.name == name }?.value
  }
}

/// What a keyword asks of a value.
package enum Rule: Sendable {
  case type(TypeSet)
  case enumeration([JSONValue])
  case constant(JSONValue)

  case multipleOf(ExactNumber)
  case minimum(ExactNumber, isExclusive: Bool)
  case maximum(ExactNumber, isExclusive: Bool)

  case minLength(Int)
  case maxLength(Int)
  case pattern(Pattern)
  /// The name as written, and the check when this project has one.
  case format(String, StringFormat?, isAsserted: Bool)
  case content(mediaType: String?, encoding: String?, schema: SchemaGraph.ID?)

  case properties(PropertyRules)
  case propertyNames(SchemaGraph.ID)
  case required([JSONName])
  case minProperties(Int)
  case maxProperties(Int)
  case dependentRequired([(name: JSONName, required: [JSONName])])
  case dependentSchemas([(name: JSONName, schema: SchemaGraph.ID)])
  case unevaluatedProperties(SchemaGraph.ID)

  /// `prefixItems` and `items` of 2020-12; `items` and `additionalItems` before it.
  case items(prefix: [SchemaGraph.ID], rest: SchemaGraph.ID?)
  case contains(SchemaGraph.ID, minimum: Int, maximum: Int?)
  case minItems(Int)
  case maxItems(Int)
  case uniqueItems
  case unevaluatedItems(SchemaGraph.ID)

  case allOf([SchemaGraph.ID])
  case anyOf([SchemaGraph.ID])
  case oneOf([SchemaGraph.ID])
  case not(SchemaGraph.ID)
  case conditional(if: SchemaGraph.ID, then: SchemaGraph.ID?, else: SchemaGraph.ID?)

  case reference(SchemaGraph.ID)
  /// `$dynamicRef` (or `$recursiveRef`, with the anchor ""): where it lands without a dynamic
  /// scope, and the anchor that outer resources may answer.
  case dynamicReference(SchemaGraph.ID, anchor: String)
}

/// `properties`, `patternProperties` and `additionalProperties`, which only mean something together.
package struct PropertyRules: Sendable {
  package struct Property: Sendable {
    package var name: JSONName
    package var nameSpan: SourceSpan
    package var schema: SchemaGraph.ID

    package init(name: JSONName, nameSpan: SourceSpan, schema: SchemaGraph.ID) {
      self.name = name
      self.nameSpan = nameSpan
      self.schema = schema
    }
  }

  package struct PatternProperty: Sendable {
    package var pattern: Pattern
    package var nameSpan: SourceSpan
    package var schema: SchemaGraph.ID

    package init(pattern: Pattern, nameSpan: SourceSpan, schema: SchemaGraph.ID) {
      self.pattern = pattern
      self.nameSpan = nameSpan
      self.schema = schema
    }
  }

  /// Whether the keyword `properties` itself stands in the schema, even empty.
  package var hasProperties = false
  package var named: [Property] = []
  package var patterned: [PatternProperty] = []
  package var additional: SchemaGraph.ID?

  package init() {}
}
