import JSONText
package import Schemas

extension SchemaGraph {
  /// The schema of what a reader gets along with, who was written against this one.
  ///
  /// Only where a schema is asked to hold may it be relaxed. Below `not` and `if` the same would
  /// make it stricter, so schemas that are used there stay as they are.
  package func asRead(by reader: ReaderProfile) -> SchemaGraph {
    guard reader.ignoresUnknownFields else { return self }
    var read = self
    let firm = schemasOfConditions
    for index in read.nodes.indices where !firm.contains(ID(index)) {
      read.nodes[index].keywords = nodes[index].keywords.compactMap { keyword in
        var keyword = keyword
        guard let rule = relaxed(keyword.rule, in: nodes[index], for: reader) else { return nil }
        keyword.rule = rule
        return keyword
      }
    }
    return read
  }

  /// Every schema that decides what another asks, instead of asking itself.
  private var schemasOfConditions: Set<ID> {
    var waiting: [ID] = []
    for node in nodes {
      for keyword in node.keywords {
        switch keyword.rule {
        case .not(let schema): waiting.append(schema)
        case .conditional(let condition, _, _): waiting.append(condition)
        // Matches are counted, and too many can be as wrong as too few.
        case .contains(let schema, _, let most): if most != nil { waiting.append(schema) }
        default: break
        }
      }
    }
    var seen = Set(waiting)
    while let id = waiting.popLast() {
      let node = self[id]
      for part in node.inPlace + node.forParts where seen.insert(part).inserted {
        waiting.append(part)
      }
    }
    return seen
  }

  /// What is left of a rule for such a reader; nil for nothing.
  private func relaxed(_ rule: Rule, in node: SchemaNode, for reader: ReaderProfile) -> Rule? {
    switch rule {
    case .properties(var rules):
      if let additional = rules.additional, self[additional].refusesAll { rules.additional = nil }
      return .properties(rules)
    case .unevaluatedProperties(let schema): return self[schema].refusesAll ? nil : rule
    case .maxProperties: return nil
    // A reader takes the first branch that fits, and opened branches overlap.
    case .oneOf(let branches): return .anyOf(branches)
    case .enumeration(let values):
      guard reader.ignoresUnknownValues, values.count > 1 else { return rule }
      return .type(values.reduce([]) { $0.union($1.type) })
    case .required(let names):
      guard reader.fillsDefaults else { return rule }
      let left = names.filter { !hasDefault($0, in: node) }
      return left.isEmpty ? nil : .required(left)
    default: return rule
    }
  }

  /// Whether the schema of a field names a value to take in its absence.
  private func hasDefault(_ name: JSONName, in node: SchemaNode) -> Bool {
    for keyword in node.keywords {
      guard case .properties(let rules) = keyword.rule else { continue }
      for property in rules.named where property.name == name {
        if defaultValue(of: property.schema) != nil { return true }
      }
    }
    return false
  }

  /// The default of a schema, or of the one it refers to.
  private func defaultValue(of id: ID) -> JSONValue? {
    var id = id
    for _ in 0..<16 {
      if let value = self[id].annotation("default") { return value }
      let target = self[id].keywords.lazy.compactMap { keyword in
        if case .reference(let target) = keyword.rule { target } else { nil as ID? }
      }.first
      guard let target else { return nil }
      id = target
    }
    return nil
  }
}
