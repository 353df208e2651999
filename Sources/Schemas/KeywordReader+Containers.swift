import JSONText
import Patterns

extension KeywordReader {
  mutating func readArrayKeywords(with reader: inout SchemaReader) {
    readCount(.maxItems, with: &reader) { .maxItems($0) }
    readCount(.minItems, with: &reader) { .minItems($0) }
    if let member = take(.uniqueItems) {
      switch member.value.bool {
      case true?: add(member, .uniqueItems)
      case false?: break
      case nil: reportWrong(member, expected: "true or false", to: &reader)
      }
    }
    if dialect == .draft2020 {
      readItems(with: &reader)
    } else {
      readItemsBefore2020(with: &reader)
    }
    readContains(with: &reader)
  }

  private mutating func readItems(with reader: inout SchemaReader) {
    let prefix = take(.prefixItems)
    let rest = take(.items)
    if let rest, rest.value.kind == .array {
      let expected = "one schema for all items; a list of schemas is 'prefixItems'"
      return reportWrong(rest, expected: expected, to: &reader)
    }
    guard let member = prefix ?? rest else { return }
    let schemas = prefix.map { self.schemas($0, with: &reader) } ?? []
    add(member, .items(prefix: schemas, rest: rest.map { schema($0.value, with: &reader) }))
  }

  private mutating func readItemsBefore2020(with reader: inout SchemaReader) {
    guard let member = take(.items) else { return }
    guard member.value.kind == .array else {
      return add(member, .items(prefix: [], rest: schema(member.value, with: &reader)))
    }
    let prefix = member.value.elements.map { schema($0, with: &reader) }
    let rest = take(.additionalItems).map { schema($0.value, with: &reader) }
    add(member, .items(prefix: prefix, rest: rest))
  }

  private mutating func readContains(with reader: inout SchemaReader) {
    guard let member = take(.contains) else { return }
    let minimum = take(.minContains).flatMap { count($0, with: &reader) } ?? 1
    let maximum = take(.maxContains).flatMap { count($0, with: &reader) }
    add(
      member,
      .contains(schema(member.value, with: &reader), minimum: minimum, maximum: maximum))
  }

  mutating func readUnevaluated(with reader: inout SchemaReader) {
    if let member = take(.unevaluatedItems) {
      add(member, .unevaluatedItems(schema(member.value, with: &reader)))
    }
    if let member = take(.unevaluatedProperties) {
      add(member, .unevaluatedProperties(schema(member.value, with: &reader)))
    }
  }
}

extension KeywordReader {
  mutating func readObjectKeywords(with reader: inout SchemaReader) {
    readCount(.maxProperties, with: &reader) { .maxProperties($0) }
    readCount(.minProperties, with: &reader) { .minProperties($0) }
    if let member = take(.required), let names = names(member.value) {
      add(member, .required(names))
    } else if let member = take(.required) {
      reportWrong(member, expected: "a list of names", to: &reader)
    }
    if let member = take(.propertyNames) {
      add(member, .propertyNames(schema(member.value, with: &reader)))
    }
    readProperties(with: &reader)
    readDependencies(with: &reader)
  }

  private mutating func readProperties(with reader: inout SchemaReader) {
    let named = take(.properties)
    let patterned = take(.patternProperties)
    let additional = take(.additionalProperties)
    guard let member = named ?? patterned ?? additional else { return }
    for member in [named, patterned].compactMap({ $0 }) where member.value.kind != .object {
      reportWrong(member, expected: "an object of schemas", to: &reader)
    }
    var rules = PropertyRules()
    rules.hasProperties = named != nil
    for entry in named?.value.members.map({ $0 }) ?? [] {
      rules.named.append(
        PropertyRules.Property(
          name: entry.name, nameSpan: entry.key.span, schema: schema(entry.value, with: &reader)))
    }
    for entry in patterned?.value.members.map({ $0 }) ?? [] {
      guard let pattern = pattern(ofName: entry, in: patterned, with: &reader) else { continue }
      rules.patterned.append(
        PropertyRules.PatternProperty(
          pattern: pattern, nameSpan: entry.key.span, schema: schema(entry.value, with: &reader)))
    }
    rules.additional = additional.map { schema($0.value, with: &reader) }
    add(member, .properties(rules))
  }

  private func pattern(
    ofName entry: JSONValue.Member, in member: JSONValue.Member?, with reader: inout SchemaReader
  ) -> Pattern? {
    do throws(PatternError) {
      return try reader.options.patterns.pattern(entry.nameText)
    } catch {
      report(.invalidPattern(error), member ?? entry, at: entry.key, to: &reader)
      return nil
    }
  }

  private mutating func readDependencies(with reader: inout SchemaReader) {
    if let member = take(.dependentRequired) {
      readDependencies(member, takingNames: true, takingSchemas: false, with: &reader)
    }
    if let member = take(.dependentSchemas) {
      readDependencies(member, takingNames: false, takingSchemas: true, with: &reader)
    }
    if let member = take(.dependencies) {
      readDependencies(member, takingNames: true, takingSchemas: true, with: &reader)
    }
  }

  private mutating func readDependencies(
    _ member: JSONValue.Member, takingNames: Bool, takingSchemas: Bool,
    with reader: inout SchemaReader
  ) {
    guard member.value.kind == .object else {
      return reportWrong(member, expected: "an object", to: &reader)
    }
    var required: [(name: JSONName, required: [JSONName])] = []
    var schemas: [(name: JSONName, schema: SchemaGraph.ID)] = []
    for entry in member.value.members {
      if takingNames, let names = names(entry.value) {
        required.append((entry.name, names))
      } else if takingSchemas, entry.value.kind != .array {
        schemas.append((entry.name, schema(entry.value, with: &reader)))
      } else {
        let expected = takingNames ? "an object of lists of names" : "an object of schemas"
        reportWrong(member, expected: expected, at: entry.value, to: &reader)
      }
    }
    if !required.isEmpty { add(member, .dependentRequired(required)) }
    if !schemas.isEmpty { add(member, .dependentSchemas(schemas)) }
  }

  /// A list of field names, or nil for everything else.
  private func names(_ value: JSONValue) -> [JSONName]? {
    guard value.kind == .array else { return nil }
    var names: [JSONName] = []
    for element in value.elements {
      guard let name = element.name else { return nil }
      names.append(name)
    }
    return names
  }
}

extension KeywordReader {
  mutating func readLogic(with reader: inout SchemaReader) {
    if let member = take(.allOf) { add(member, .allOf(schemas(member, with: &reader))) }
    if let member = take(.anyOf) { add(member, .anyOf(schemas(member, with: &reader))) }
    if let member = take(.oneOf) { add(member, .oneOf(schemas(member, with: &reader))) }
    if let member = take(.not) { add(member, .not(schema(member.value, with: &reader))) }
    guard let member = take(.if) else { return }
    let then = take(.then).map { schema($0.value, with: &reader) }
    let otherwise = take(.else).map { schema($0.value, with: &reader) }
    add(
      member,
      .conditional(if: schema(member.value, with: &reader), then: then, else: otherwise))
  }

  /// A list of schemas; an empty one is told.
  private func schemas(_ member: JSONValue.Member, with reader: inout SchemaReader)
    -> [SchemaGraph.ID]
  {
    guard member.value.kind == .array, member.value.count > 0 else {
      reportWrong(member, expected: "a list of at least one schema", to: &reader)
      return []
    }
    return member.value.elements.map { schema($0, with: &reader) }
  }
}
