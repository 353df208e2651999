import JSONText
import Schemas

extension CarefulRun {
  /// Whether a value stands one rule; what the rule looked at is added to `evaluated`.
  ///
  /// The rules are spread over several functions for the sake of the stack: the payloads of every
  /// case of a `switch` have a place in its function's frame, and only those of rules that lead to
  /// other schemas should be there once for each level of nesting.
  mutating func passes(_ rule: Rule, _ site: Site, _ evaluated: inout Evaluated) -> Bool {
    switch rule.reach {
    case .none: passesAlone(rule, site)
    case .sameValue: passesInPlace(rule, site, &evaluated)
    case .items: passesForItems(rule, site, &evaluated)
    case .fields: passesForFields(rule, site, &evaluated)
    }
  }

  @inline(never)
  private mutating func passesAlone(_ rule: Rule, _ site: Site) -> Bool {
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
    case .minItems(let least): return passesCount(least...Int.max, site)
    case .maxItems(let most): return passesCount(0...most, site)
    case .uniqueItems: return passesUniqueness(site)
    case .required(let names): return passesRequired(names, site)
    case .minProperties(let least): return passesFieldCount(least...Int.max, site)
    case .maxProperties(let most): return passesFieldCount(0...most, site)
    case .dependentRequired(let dependents): return passesDependentFields(dependents, site)
    case .content, .items, .contains, .unevaluatedItems, .properties, .propertyNames,
      .dependentSchemas, .unevaluatedProperties, .allOf, .anyOf, .oneOf, .not, .conditional,
      .reference, .dynamicReference:
      return true
    }
  }

  @inline(never)
  private mutating func passesForItems(
    _ rule: Rule, _ site: Site, _ evaluated: inout Evaluated
  ) -> Bool {
    if case .items(let prefix, let rest) = rule {
      return passesItems(prefix: prefix, rest: rest, site, &evaluated)
    }
    if case .contains(let schema, let minimum, let maximum) = rule {
      return passesContains(schema, minimum, maximum, site, &evaluated)
    }
    guard case .unevaluatedItems(let schema) = rule else { return true }
    return passesUnevaluatedItems(schema, site, &evaluated)
  }

  @inline(never)
  private mutating func passesForFields(
    _ rule: Rule, _ site: Site, _ evaluated: inout Evaluated
  ) -> Bool {
    if case .properties(let rules) = rule { return passesProperties(rules, site, &evaluated) }
    if case .propertyNames(let schema) = rule { return passesNames(schema, site) }
    guard case .unevaluatedProperties(let schema) = rule else { return true }
    return passesUnevaluatedProperties(schema, site, &evaluated)
  }

  @inline(never)
  private mutating func passesInPlace(
    _ rule: Rule, _ site: Site, _ evaluated: inout Evaluated
  ) -> Bool {
    if case .reference(let schema) = rule { return passesHere(schema, site, &evaluated) }
    if case .dynamicReference(let schema, let anchor) = rule {
      let answer = scopes.answer(to: anchor, in: scope, of: graph)
      return passesHere(answer ?? schema, site, &evaluated)
    }
    if case .allOf(let schemas) = rule { return passesAll(schemas, site, &evaluated) }
    if case .anyOf(let schemas) = rule { return passesAny(schemas, site, &evaluated) }
    if case .oneOf(let schemas) = rule { return passesOne(schemas, site, &evaluated) }
    if case .not(let schema) = rule { return passesNot(schema, site) }
    if case .conditional(let condition, let then, let otherwise) = rule {
      return passesConditional(condition, then, otherwise, site, &evaluated)
    }
    guard case .dependentSchemas(let schemas) = rule else { return true }
    return passesDependents(schemas, site, &evaluated)
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

extension Rule {
  /// What the schemas that a rule leads to are for.
  fileprivate enum Reach { case none, sameValue, items, fields }

  fileprivate var reach: Reach {
    switch self {
    case .items, .contains, .unevaluatedItems: .items
    case .properties, .propertyNames, .unevaluatedProperties: .fields
    case .allOf, .anyOf, .oneOf, .not, .conditional, .dependentSchemas, .reference,
      .dynamicReference:
      .sameValue
    case .type, .enumeration, .constant, .multipleOf, .minimum, .maximum, .minLength, .maxLength,
      .pattern, .format, .content, .required, .minProperties, .maxProperties,
      .dependentRequired, .minItems, .maxItems, .uniqueItems:
      .none
    }
  }
}
