import JSONText
import Schemas
import SourceText

extension CarefulRun {
  /// The fields of an object with the nodes of their values.
  mutating func names(of object: Int) -> [JSONName: Int] {
    if lastNames.object == object { return lastNames.names }
    var names: [JSONName: Int] = [:]
    for member in json(object).members { names[member.name] = member.value.index }
    spend(names.count / 16)
    lastNames = (object, names)
    return names
  }

  mutating func passesFieldCount(_ range: ClosedRange<Int>, _ site: Site) -> Bool {
    guard kind(site.value) == .object, !range.contains(json(site.value).count) else { return true }
    report(.wrongFieldCount, site, expected: counted(range, "field"))
    return false
  }

  mutating func passesDependentFields(
    _ dependents: [(name: JSONName, required: [JSONName])], _ site: Site
  ) -> Bool {
    guard kind(site.value) == .object else { return true }
    var isValid = true
    let present = names(of: site.value)
    for dependent in dependents where present[dependent.name] != nil {
      for name in dependent.required where present[name] == nil {
        isValid = false
        report(
          .missingDependentField, site, field: name.description,
          expected: "'\(dependent.name)' requires")
      }
    }
    return isValid
  }

  mutating func passesRequired(_ required: [JSONName], _ site: Site) -> Bool {
    guard kind(site.value) == .object else { return true }
    let present = names(of: site.value)
    let missing = required.filter { present[$0] == nil }
    guard !missing.isEmpty else { return true }
    guard collecting else { return false }
    let known = plan.fields[site.schema.index] ?? [:]
    let strangers = present.keys.filter { known[$0] == nil }.map(\.description)
    for name in missing {
      let near = nearMiss(of: name.description, among: strangers.prefix(256)).flatMap(shownName)
      report(
        .missingField, site, field: name.description, expected: "field '\(name)'",
        notes: near.map { ["the field '\($0)' is there instead"] } ?? [])
    }
    return false
  }

  mutating func passesNames(_ schema: SchemaGraph.ID, _ site: Site) -> Bool {
    guard kind(site.value) == .object else { return true }
    var isValid = true
    for member in json(site.value).members where !quietly(schema, member.key.index).isValid {
      isValid = false
      guard collecting, !isTooCostly else { return false }
      report(
        .badFieldName, site, field: member.name.description, at: member.key.span,
        expected: graph.words(for: schema))
    }
    return isValid
  }

  mutating func passesDependents(
    _ schemas: [(name: JSONName, schema: SchemaGraph.ID)], _ site: Site,
    _ evaluated: inout Evaluated
  ) -> Bool {
    guard kind(site.value) == .object else { return true }
    let present = names(of: site.value)
    var isValid = true
    for dependent in schemas where present[dependent.name] != nil {
      guard !passesHere(dependent.schema, site, &evaluated) else { continue }
      isValid = false
      if !collecting { return false }
    }
    return isValid
  }
}

extension CarefulRun {
  mutating func passesProperties(
    _ rules: PropertyRules, _ site: Site, _ evaluated: inout Evaluated
  ) -> Bool {
    guard kind(site.value) == .object else { return true }
    let fields = plan.fields[site.schema.index] ?? [:]
    var isValid = true
    for member in json(site.value).members {
      spend(rules.patterned.count / 4)
      let name = member.name
      let schemas =
        (fields[name].map { [$0] } ?? [])
        + rules.patterned.filter { matches($0.pattern, member.key.index) }.map(\.schema)
      if plan.tracksEvaluation, !schemas.isEmpty || rules.additional != nil {
        evaluated.children.insert(member.value.index)
      }
      for schema in schemas
      where !evaluate(schema, member.value.index, at: .name(name.description)) {
        isValid = false
      }
      if schemas.isEmpty, let additional = rules.additional,
        !passesExtra(additional, member, .unexpectedField, "additionalProperties", site)
      {
        isValid = false
      }
      if !isValid, !collecting || isTooCostly { return false }
    }
    return isValid
  }

  mutating func passesUnevaluatedProperties(
    _ schema: SchemaGraph.ID, _ site: Site, _ evaluated: inout Evaluated
  ) -> Bool {
    guard kind(site.value) == .object, !evaluated.all else { return true }
    var isValid = true
    for member in json(site.value).members where !evaluated.contains(member.value.index) {
      isValid =
        passesExtra(schema, member, .unevaluatedField, site.keyword, site) && isValid
      if !isValid, !collecting || isTooCostly { return false }
    }
    evaluated.all = true
    return isValid
  }

  /// A field that no other rule names.
  private mutating func passesExtra(
    _ schema: SchemaGraph.ID, _ member: JSONValue.Member, _ kind: ViolationKind,
    _ keyword: String, _ site: Site
  ) -> Bool {
    let name = member.name.description
    guard graph[schema].refusesAll else {
      return evaluate(schema, member.value.index, at: .name(name))
    }
    report(
      kind, site, keyword: keyword, field: name, at: member.key.span,
      expected: "no further fields", got: member.value.shape)
    return false
  }
}
