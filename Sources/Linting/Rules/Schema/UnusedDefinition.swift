import Findings
import JSONText
import Schemas
import SourceText

/// A definition that nothing refers to.
struct UnusedDefinition: CatalogRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 229), "unused-definition", severity: .warning,
    summary: "A definition is not used anywhere.",
    rationale: """
      A shape that is kept beside the one in use is soon mistaken for it, and changed in its \
      place.
      """,
    bad: """
      type: object
      properties: { price: { type: number } }
      $defs:
        price: { type: number }

      """,
    good: """
      type: object
      properties: { price: { $ref: "#/$defs/price" } }
      $defs:
        price: { type: number }

      """)

  func check(_ catalog: LintedCatalog) -> [Finding] {
    let schemas = catalog.files.compactMap(\.schema)
    var used: Set<DefinitionUse> = []
    for schema in schemas { used.formUnion(DefinitionUse.all(in: schema.graph)) }
    return schemas.flatMap { schema -> [Finding] in
      // A file of shapes that is looked at alone may serve files that are not here.
      let isLibrary = schema.contract == nil && schema.graph[schema.graph.root].keywords.isEmpty
      guard catalog.files.count > 1 || !isLibrary else { return [] }
      return schema.nodes.flatMap { findings(in: $0, besides: used) }
    }
  }

  private func findings(in subject: LintedNode, besides used: Set<DefinitionUse>) -> [Finding] {
    ["$defs", "definitions"].flatMap { keyword -> [Finding] in
      guard let members = subject.member(keyword)?.members else { return [] }
      let known = Set(subject.node.definitions.map(\.name))
      return members.compactMap { member in
        let pointer = SchemaPointer.appending(member.name, to: "\(subject.pointer)/\(keyword)")
        let use = DefinitionUse(path: subject.node.place.path, pointer: pointer)
        guard known.contains(member.name), !used.contains(use) else { return nil }
        return finding(
          "nothing refers to the definition '\(member.name)'", at: member.key.span, in: subject,
          keyword: keyword)
      }
    }
  }
}
