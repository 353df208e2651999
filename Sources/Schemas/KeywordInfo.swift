package import JSONText

/// What the dialects say of one keyword: where it belongs and whether schemas lie in its value.
package struct KeywordInfo: Hashable, Sendable {
  /// Where subschemas lie in a keyword's value.
  package enum Content: Hashable, Sendable {
    case plain
    case schema
    case schemas
    /// `items` up to 2019-09.
    case schemaOrSchemas
    case schemasByName
    /// `dependencies`: schemas or lists of names.
    case schemasOrNamesByName
  }

  package var keyword: KeywordName
  package var dialects: ClosedRange<Dialect>
  package var vocabulary: Vocabulary
  package var content: Content

  init(
    _ keyword: KeywordName, _ dialects: ClosedRange<Dialect>, _ vocabulary: Vocabulary,
    _ content: Content = .plain
  ) {
    self.keyword = keyword
    self.dialects = dialects
    self.vocabulary = vocabulary
    self.content = content
  }

  package var name: String { keyword.rawValue }

  /// The keyword of a name in a dialect, or nil when the dialect has none.
  package static func named(_ name: JSONName, in dialect: Dialect) -> KeywordInfo? {
    table.keyword(named: name.utf8[...], in: dialect)
  }

  /// The same for the name of a member.
  static func named(_ name: ArraySlice<UInt8>, in dialect: Dialect) -> KeywordInfo? {
    table.keyword(named: name, in: dialect)
  }

  /// Every keyword name of a dialect.
  package static func names(in dialect: Dialect) -> [String] {
    all.filter { $0.dialects.contains(dialect) }.map(\.name)
  }

  /// The dialects that know a name; none for a name that is nobody's keyword.
  package static func dialects(knowing name: JSONName) -> [Dialect] {
    Dialect.allCases.filter { named(name, in: $0) != nil }
  }

  private static let table = KeywordTable(all)
}

extension KeywordInfo {
  private static let always = Dialect.draft4...Dialect.draft2020
  private static let since6 = Dialect.draft6...Dialect.draft2020
  private static let since7 = Dialect.draft7...Dialect.draft2020
  private static let since2019 = Dialect.draft2019...Dialect.draft2020
  private static let only2019 = Dialect.draft2019...Dialect.draft2019
  private static let only2020 = Dialect.draft2020...Dialect.draft2020
  private static let until2019 = Dialect.draft4...Dialect.draft2019

  static let all: [KeywordInfo] = core + applicators + assertions + words

  private static let core = [
    KeywordInfo(.metaschema, always, .core),
    KeywordInfo(.id, .draft4 ... .draft4, .core),
    KeywordInfo(.identifier, since6, .core),
    KeywordInfo(.reference, always, .core),
    KeywordInfo(.anchor, since2019, .core),
    KeywordInfo(.recursiveReference, only2019, .core),
    KeywordInfo(.recursiveAnchor, only2019, .core),
    KeywordInfo(.dynamicReference, only2020, .core),
    KeywordInfo(.dynamicAnchor, only2020, .core),
    KeywordInfo(.vocabulary, since2019, .core),
    KeywordInfo(.comment, since7, .core),
    KeywordInfo(.defs, since2019, .core, .schemasByName),
    // Renamed in 2019-09, and still kept free for this use.
    KeywordInfo(.definitions, always, .core, .schemasByName),
  ]

  private static let applicators = [
    KeywordInfo(.allOf, always, .applicator, .schemas),
    KeywordInfo(.anyOf, always, .applicator, .schemas),
    KeywordInfo(.oneOf, always, .applicator, .schemas),
    KeywordInfo(.not, always, .applicator, .schema),
    KeywordInfo(.if, since7, .applicator, .schema),
    KeywordInfo(.then, since7, .applicator, .schema),
    KeywordInfo(.else, since7, .applicator, .schema),
    KeywordInfo(.properties, always, .applicator, .schemasByName),
    KeywordInfo(.patternProperties, always, .applicator, .schemasByName),
    KeywordInfo(.additionalProperties, always, .applicator, .schema),
    KeywordInfo(.propertyNames, since6, .applicator, .schema),
    KeywordInfo(.prefixItems, only2020, .applicator, .schemas),
    KeywordInfo(.items, until2019, .applicator, .schemaOrSchemas),
    KeywordInfo(.items, only2020, .applicator, .schema),
    KeywordInfo(.additionalItems, until2019, .applicator, .schema),
    KeywordInfo(.contains, since6, .applicator, .schema),
    KeywordInfo(.dependentSchemas, since2019, .applicator, .schemasByName),
    // Split in 2019-09, and still kept free for this use.
    KeywordInfo(.dependencies, always, .applicator, .schemasOrNamesByName),
    KeywordInfo(.unevaluatedItems, since2019, .unevaluated, .schema),
    KeywordInfo(.unevaluatedProperties, since2019, .unevaluated, .schema),
  ]

  private static let assertions = [
    KeywordInfo(.type, always, .validation),
    KeywordInfo(.enum, always, .validation),
    KeywordInfo(.const, since6, .validation),
    KeywordInfo(.multipleOf, always, .validation),
    KeywordInfo(.minimum, always, .validation),
    KeywordInfo(.maximum, always, .validation),
    KeywordInfo(.exclusiveMinimum, always, .validation),
    KeywordInfo(.exclusiveMaximum, always, .validation),
    KeywordInfo(.minLength, always, .validation),
    KeywordInfo(.maxLength, always, .validation),
    KeywordInfo(.pattern, always, .validation),
    KeywordInfo(.minItems, always, .validation),
    KeywordInfo(.maxItems, always, .validation),
    KeywordInfo(.uniqueItems, always, .validation),
    KeywordInfo(.minContains, since2019, .validation),
    KeywordInfo(.maxContains, since2019, .validation),
    KeywordInfo(.minProperties, always, .validation),
    KeywordInfo(.maxProperties, always, .validation),
    KeywordInfo(.required, always, .validation),
    KeywordInfo(.dependentRequired, since2019, .validation),
    KeywordInfo(.format, always, .format),
    KeywordInfo(.contentMediaType, since7, .content),
    KeywordInfo(.contentEncoding, since7, .content),
    KeywordInfo(.contentSchema, since2019, .content, .schema),
  ]

  private static let words = [
    KeywordInfo(.title, always, .metaData),
    KeywordInfo(.description, always, .metaData),
    KeywordInfo(.default, always, .metaData),
    KeywordInfo(.examples, since6, .metaData),
    KeywordInfo(.readOnly, since7, .metaData),
    KeywordInfo(.writeOnly, since7, .metaData),
    KeywordInfo(.deprecated, since2019, .metaData),
  ]
}
