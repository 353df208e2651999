package import JSONText
package import Schemas
package import SourceText

/// One schema of a file, with the file around it.
package struct LintedNode: Sendable {
  package let id: SchemaGraph.ID
  package let schema: LintedSchema

  package var node: SchemaNode { schema.graph[id] }
  package var keywords: [SchemaNode.Keyword] { node.keywords }
  package var pointer: String { node.place.pointer }

  /// The value of a keyword as it was written.
  package func member(_ name: String) -> JSONValue? { schema.value(of: node)?[name] }

  /// A keyword's name and value with their places.
  package func entry(_ name: String) -> JSONValue.Member? {
    schema.value(of: node)?.members.first { $0.key.text.elementsEqual(name.utf8) }
  }

  /// Where a keyword's name stands; else where the schema begins.
  package func nameSpan(_ name: String) -> SourceSpan { entry(name)?.key.span ?? start }

  /// The first line of the schema.
  package var start: SourceSpan { schema.text.firstLine(of: node.place.span) }

  /// The types that the schema's own `type` names; nil when it names none.
  package var declaredTypes: TypeSet? {
    for keyword in keywords { if case .type(let types) = keyword.rule { return types } }
    return nil
  }

  /// The names in the schema's own `required`.
  package var requiredNames: [JSONName] {
    for keyword in keywords { if case .required(let names) = keyword.rule { return names } }
    return []
  }

  package var properties: PropertyRules? {
    for keyword in keywords { if case .properties(let rules) = keyword.rule { return rules } }
    return nil
  }
}
