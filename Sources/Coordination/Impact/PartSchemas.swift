import JSONText
import Patterns
import Schemas

/// The schemas that one schema has for parts of a value.
struct PartSchemas {
  let node: SchemaNode

  init(_ node: SchemaNode) { self.node = node }

  func schemas(of name: JSONName) -> [SchemaGraph.ID] {
    node.keywords.flatMap { keyword -> [SchemaGraph.ID] in
      switch keyword.rule {
      case .properties(let rules):
        let own = rules.named.filter { $0.name == name }.map(\.schema)
        let matching = rules.patterned.filter { $0.pattern.matches(name.utf8.span) != .no }
          .map(\.schema)
        let declared = own + matching
        return declared.isEmpty ? [rules.additional].compactMap { $0 } : declared
      case .items(let prefix, let rest):
        guard let index = Int(name.description), index >= 0 else { return [] }
        return index < prefix.count ? [prefix[index]] : [rest].compactMap { $0 }
      default: return []
      }
    }
  }

  var everySchema: [SchemaGraph.ID] {
    node.keywords.flatMap { keyword -> [SchemaGraph.ID] in
      switch keyword.rule {
      case .properties, .items: keyword.rule.forParts
      default: []
      }
    }
  }
}
