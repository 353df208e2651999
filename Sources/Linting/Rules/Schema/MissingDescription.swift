import Findings
import Schemas

/// A field that nobody describes.
struct MissingDescription: NodeRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 228), "missing-description", severity: .info,
    summary: "A field has no description.",
    rationale: """
      What a field means, in which unit and when it is absent stands nowhere else. Consumers \
      guess, each differently.
      """,
    bad: """
      type: object
      properties:
        price: { type: number }

      """,
    good: """
      type: object
      properties:
        price: { type: number, description: Price in SOL. }

      """)

  func check(_ subject: LintedNode) -> [Finding] {
    let schema = subject.schema
    return (subject.properties?.named ?? []).compactMap { property in
      // A branch that narrows a field need not say again what it is.
      let twins = schema.groups.twins(of: property.schema).prefix(64)
      guard !twins.contains(where: { isDescribed($0, in: schema) }) else { return nil }
      return finding(
        "field '\(property.name)' has no description", at: property.nameSpan, in: subject,
        keyword: "properties")
    }
  }

  /// Whether the schema, or one it refers to, has a description or at least a title.
  private func isDescribed(_ id: SchemaGraph.ID, in schema: LintedSchema) -> Bool {
    let node = schema.graph[id]
    // What may not be there needs no words.
    if node.refusesAll || hasWords(node) { return true }
    return node.keywords.contains { keyword in
      if case .reference(let target) = keyword.rule {
        hasWords(schema.graph[target])
      } else {
        false
      }
    }
  }

  private func hasWords(_ node: SchemaNode) -> Bool {
    node.annotation("description") != nil || node.annotation("title") != nil
  }
}
