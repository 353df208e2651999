package import JSONText
package import Schemas
import SourceText

extension SchemaGraph {
  /// The names of all fields that the schema says something about, at whatever depth.
  package var fieldNames: Set<JSONName> {
    Set(usedNodes.flatMap { node in node.namedFields.map(\.name) })
  }

  /// Where a field's name stands in a file.
  func nameSpan(of name: JSONName, in path: String) -> SourceSpan? {
    for node in usedNodes where node.place.path == path {
      if let field = node.namedFields.first(where: { $0.name == name }) { return field.nameSpan }
    }
    return nil
  }

  /// The schemas that say something about events; a definition that nobody uses does not.
  private var usedNodes: [SchemaNode] {
    var seen: Set<ID> = [root]
    var pending = [root]
    while let next = pending.popLast() {
      let node = self[next]
      for id in node.inPlace + node.forParts where seen.insert(id).inserted { pending.append(id) }
    }
    return seen.sorted().map { self[$0] }
  }
}

extension SchemaNode {
  fileprivate var namedFields: [PropertyRules.Property] {
    keywords.flatMap { keyword -> [PropertyRules.Property] in
      if case .properties(let rules) = keyword.rule { rules.named } else { [] }
    }
  }
}
