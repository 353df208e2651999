import JSONText
import Schemas

extension CarefulRun {
  /// Whether a value stands one rule; what the rule looked at is added to `evaluated`.
  mutating func passes(_ rule: Rule, _ site: Site, _ evaluated: inout Evaluated) -> Bool {
    switch rule {
    case .type(let types): return passesType(types, site)
    case .enumeration(let values): return passesEnumeration(values, site)
    case .constant(let constant): return passesConstant(constant, site)
    case .multipleOf(let divisor): return passesMultiple(of: divisor, site)
    case .minimum(let bound, let isExclusive): return passesMinimum(bound, isExclusive, site)
    case .maximum(let bound, let isExclusive): return passesMaximum(bound, isExclusive, site)
    case .minLength(let least): return passesLength(least...Int.max, site)
    case .maxLength(let most): return passesLength(0...most, site)
    case .pattern(let pattern): return passesPattern(pattern, site)
    case .format(let name, let format, let isAsserted):
      guard isAsserted, let format else { return true }
      return passesFormat(name, format, site)
    case .content: return true

    case .minItems(let least): return passesCount(least...Int.max, site)
    case .maxItems(let most): return passesCount(0...most, site)
    case .uniqueItems: return passesUniqueness(site)
    case .items(let prefix, let rest):
      return passesItems(prefix: prefix, rest: rest, site, &evaluated)
    case .contains(let schema, let minimum, let maximum):
      return passesContains(schema, minimum, maximum, site, &evaluated)
    case .unevaluatedItems(let schema): return passesUnevaluatedItems(schema, site, &evaluated)

    case .required(let names): return passesRequired(names, site)
    case .minProperties(let least): return passesFieldCount(least...Int.max, site)
    case .maxProperties(let most): return passesFieldCount(0...most, site)
    case .dependentRequired(let dependents): return passesDependentFields(dependents, site)
    case .properties(let rules): return passesProperties(rules, site, &evaluated)
    case .propertyNames(let schema): return passesNames(schema, site)
    case .dependentSchemas(let schemas):
      return passesDependents(schemas, site, &evaluated)
    case .unevaluatedProperties(let schema):
      return passesUnevaluatedProperties(schema, site, &evaluated)

    case .allOf(let schemas): return passesAll(schemas, site, &evaluated)
    case .anyOf(let schemas): return passesAny(schemas, site, &evaluated)
    case .oneOf(let schemas): return passesOne(schemas, site, &evaluated)
    case .not(let schema): return passesNot(schema, site)
    case .conditional(let condition, let then, let otherwise):
      return passesConditional(condition, then, otherwise, site, &evaluated)
    case .reference(let schema): return passesHere(schema, site, &evaluated)
    case .dynamicReference(let schema, let anchor):
      let answer = scopes.answer(to: anchor, in: scope, of: graph)
      return passesHere(answer ?? schema, site, &evaluated)
    }
  }

  /// Another schema for the same value, whose faults are this schema's faults.
  mutating func passesHere(
    _ schema: SchemaGraph.ID, _ site: Site, _ evaluated: inout Evaluated
  ) -> Bool {
    let outcome = evaluate(schema, site.value)
    // A refused value's fields count as looked at: telling them again as unevaluated is noise.
    if plan.tracksEvaluation { evaluated.formUnion(outcome.evaluated) }
    return outcome.isValid
  }
}

extension CarefulRun {
  private mutating func passesAll(
    _ schemas: [SchemaGraph.ID], _ site: Site, _ evaluated: inout Evaluated
  ) -> Bool {
    var isValid = true
    for schema in schemas where !passesHere(schema, site, &evaluated) {
      isValid = false
      if !collecting { return false }
    }
    return isValid
  }

  private mutating func passesAny(
    _ schemas: [SchemaGraph.ID], _ site: Site, _ evaluated: inout Evaluated
  ) -> Bool {
    var isValid = false
    for schema in schemas {
      let outcome = quietly(schema, site.value)
      guard outcome.isValid else { continue }
      isValid = true
      if !plan.tracksEvaluation { return true }
      evaluated.formUnion(outcome.evaluated)
    }
    if !isValid { reportNoBranch(schemas, site) }
    return isValid
  }

  private mutating func passesOne(
    _ schemas: [SchemaGraph.ID], _ site: Site, _ evaluated: inout Evaluated
  ) -> Bool {
    var matching: [Int] = []
    for (place, schema) in schemas.enumerated() {
      let outcome = quietly(schema, site.value)
      guard outcome.isValid else { continue }
      matching.append(place + 1)
      if matching.count > 1, !collecting { return false }
      if matching.count == 1 { evaluated.formUnion(outcome.evaluated) }
    }
    if matching.isEmpty { reportNoBranch(schemas, site) }
    if matching.count > 1 {
      let branches = matching.prefix(4).map { "branch \($0)" }
      report(
        .severalBranchesMatch, site, expected: "exactly one branch to match",
        got: "\(matching.count) that do: " + branches.joined(separator: ", "))
    }
    return matching.count == 1
  }

  private mutating func passesNot(_ schema: SchemaGraph.ID, _ site: Site) -> Bool {
    guard quietly(schema, site.value).isValid else { return true }
    report(.forbiddenShape, site, expected: "anything but \(graph.words(for: schema))")
    return false
  }

  private mutating func passesConditional(
    _ condition: SchemaGraph.ID, _ then: SchemaGraph.ID?, _ otherwise: SchemaGraph.ID?,
    _ site: Site, _ evaluated: inout Evaluated
  ) -> Bool {
    guard plan.tracksEvaluation || then != nil || otherwise != nil else { return true }
    let outcome = quietly(condition, site.value)
    if outcome.isValid { evaluated.formUnion(outcome.evaluated) }
    guard let consequence = outcome.isValid ? then : otherwise else { return true }
    return passesHere(consequence, site, &evaluated)
  }
}
