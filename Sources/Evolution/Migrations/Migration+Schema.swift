import JSONText
package import Schemas
import SourceText
import YAMLText

extension Migration {
  /// The migration with every `default` taken from the schema that events are to fit.
  package func resolved(by graph: SchemaGraph) throws(MigrationFault) -> Migration {
    var resolved = self
    for (index, step) in steps.enumerated() {
      guard case .set(.schemaDefault, let replaces) = step.action else { continue }
      guard let value = graph.schemas(at: step.target).firstMap({ graph[$0].annotation("default") })
      else {
        throw MigrationFault("the schema has no default at '\(step.target)'", at: step.span)
      }
      resolved.steps[index].action = .set(.constant(YAMLTree(value)), replaces: replaces)
    }
    return resolved
  }

  /// A value for a field that stored events lack, where the schema itself knows one.
  ///
  /// Its default, its only value, or null where that says that nothing is known.
  static func draft(of field: EventPath, in graph: SchemaGraph) -> YAMLTree? {
    let schemas = graph.schemas(at: field)
    let set = YAMLTree.Member("set", .string(field.description))
    if schemas.contains(where: { graph[$0].annotation("default") != nil }) {
      return .mapping([set, .init("default", true)])
    }
    let rules = schemas.flatMap { graph[$0].keywords.map(\.rule) }
    guard let value = rules.lazy.compactMap(\.onlyValue).first ?? nullValue(rules) else {
      return nil
    }
    return .mapping([set, .init("const", value)])
  }

  private static func nullValue(_ rules: [Rule]) -> YAMLTree? {
    let types = rules.compactMap { if case .type(let types) = $0 { types } else { nil } }
    let isFree = rules.allSatisfy { rule in
      switch rule {
      case .enumeration, .anyOf, .oneOf, .not, .conditional: false
      default: true
      }
    }
    return isFree && !types.isEmpty && types.allSatisfy { $0.contains(.null) } ? .null : nil
  }
}

extension Rule {
  fileprivate var onlyValue: YAMLTree? {
    switch self {
    case .constant(let value): return YAMLTree(value)
    case .enumeration(let values): return values.count == 1 ? YAMLTree(values[0]) : nil
    default: return nil
    }
  }
}

extension SchemaGraph {
  /// Every schema that certainly applies to what a path leads to, through references and `allOf`.
  func schemas(at path: EventPath) -> [ID] {
    var current = expanded([root])
    for token in path.tokens { current = expanded(current.flatMap { children(of: $0, token) }) }
    return current
  }

  private func expanded(_ schemas: [ID]) -> [ID] {
    var seen: Set<ID> = []
    var found: [ID] = []
    var pending = Array(schemas.reversed())
    while let next = pending.popLast() {
      guard seen.insert(next).inserted else { continue }
      found.append(next)
      for keyword in self[next].keywords {
        switch keyword.rule {
        case .reference(let target): pending.append(target)
        case .allOf(let branches): pending += branches.reversed()
        default: break
        }
      }
    }
    return found
  }

  private func children(of schema: ID, _ token: EventPath.Token) -> [ID] {
    self[schema].keywords.flatMap { keyword -> [ID] in
      switch (keyword.rule, token) {
      case (.properties(let rules), .name(let name)):
        let named = rules.named.filter { $0.name == name }.map(\.schema)
        return named.isEmpty ? rules.additional.map { [$0] } ?? [] : named
      case (.properties(let rules), .any): return rules.additional.map { [$0] } ?? []
      case (.items(let prefix, let rest), .any):
        return prefix.isEmpty ? rest.map { [$0] } ?? [] : []
      default: return []
      }
    }
  }
}

extension Sequence {
  fileprivate func firstMap<Value>(_ transform: (Element) -> Value?) -> Value? {
    for element in self { if let value = transform(element) { return value } }
    return nil
  }
}
