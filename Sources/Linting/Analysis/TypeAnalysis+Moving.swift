import JSONText
import Patterns
import Schemas

/// What a keyword leaves, given what other schemas can match.
func movingTypes(
  of keyword: SchemaNode.Keyword, in node: SchemaNode, graph: SchemaGraph, possible: [TypeSet]
) -> TypeSet {
  func types(_ id: SchemaGraph.ID) -> TypeSet {
    possible.indices.contains(id.index) ? possible[id.index] : .all
  }
  func isImpossible(_ id: SchemaGraph.ID) -> Bool { types(id).isEmpty }
  switch keyword.rule {
  case .reference(let target): return types(target)
  case .allOf(let branches):
    return branches.reduce(into: TypeSet.all) { $0.formIntersection(types($1)) }
  case .anyOf(let branches), .oneOf(let branches):
    // An empty list is told as a wrong value; it is no proof of anything here.
    guard !branches.isEmpty else { return .all }
    return branches.reduce(into: TypeSet([])) { $0.formUnion(types($1)) }
  case .not(let refused): return typesLeft(byNot: graph[refused])
  case .required(let names):
    return lacksRequired(names, in: node, isImpossible) ? TypeSet.all.subtracting(.object) : .all
  case .minProperties(let least):
    return hasRoom(forFields: least, in: node, isImpossible)
      ? .all : TypeSet.all.subtracting(.object)
  case .minItems(let least):
    return hasRoom(forItems: least, in: node, isImpossible) ? .all : TypeSet.all.subtracting(.array)
  case .contains(let schema, let least, _):
    return least > 0 && isImpossible(schema) ? TypeSet.all.subtracting(.array) : .all
  case .type, .enumeration, .constant, .multipleOf, .minimum, .maximum, .minLength, .maxLength,
    .pattern, .format, .content, .properties, .propertyNames, .maxProperties, .dependentRequired,
    .dependentSchemas, .unevaluatedProperties, .items, .maxItems, .uniqueItems, .unevaluatedItems,
    .conditional, .dynamicReference:
    return .all
  }
}

/// What stays when values of a schema are refused; only the plainest schemas are looked into.
private func typesLeft(byNot refused: SchemaNode) -> TypeSet {
  guard !refused.refusesAll, let only = refused.keywords.first else {
    return refused.refusesAll ? .all : []
  }
  guard refused.keywords.count == 1, case .type(let types) = only.rule else { return .all }
  return TypeSet.all.subtracting(types)
}

/// Whether a required field is one that no object can have.
private func lacksRequired(
  _ names: [JSONName], in node: SchemaNode, _ isImpossible: (SchemaGraph.ID) -> Bool
) -> Bool {
  guard let rules = node.propertyRules else { return false }
  let refused = Set(rules.named.filter { isImpossible($0.schema) }.map(\.name))
  if !refused.isDisjoint(with: names) { return true }
  guard let additional = rules.additional, isImpossible(additional) else { return false }
  let known = Set(rules.named.map(\.name))
  return names.contains { name in
    !known.contains(name)
      && rules.patterned.allSatisfy { $0.pattern.matches(name.utf8.span) == .no }
  }
}

/// Whether an object can have so many fields.
private func hasRoom(
  forFields least: Int, in node: SchemaNode, _ isImpossible: (SchemaGraph.ID) -> Bool
) -> Bool {
  guard let rules = node.propertyRules, let additional = rules.additional,
    isImpossible(additional), rules.patterned.allSatisfy({ isImpossible($0.schema) })
  else { return true }
  return rules.named.count { !isImpossible($0.schema) } >= least
}

/// Whether an array can have so many items.
private func hasRoom(
  forItems least: Int, in node: SchemaNode, _ isImpossible: (SchemaGraph.ID) -> Bool
) -> Bool {
  for keyword in node.keywords {
    guard case .items(let prefix, let rest) = keyword.rule else { continue }
    if prefix.prefix(least).contains(where: isImpossible) { return false }
    if least > prefix.count, let rest, isImpossible(rest) { return false }
  }
  return true
}
