import Findings
import JSONText
import Patterns
import Schemas
import SourceText

/// A required name that no `properties` declares.
struct RequiredButUndeclared: NodeRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 203), "required-but-undeclared", severity: .error,
    summary: "A name in required is not declared in properties.",
    rationale: """
      Every event must have a field of which nothing else is known. Nearly always the name is \
      misspelt, and the field that was meant is optional.
      """,
    bad: """
      type: object
      required: [tickCount]
      properties:
        tick: { type: integer }

      """,
    good: """
      type: object
      required: [tick]
      properties:
        tick: { type: integer }

      """)

  func check(_ subject: LintedNode) -> [Finding] {
    guard !subject.requiredNames.isEmpty, let list = subject.member("required") else { return [] }
    let fields = subject.schema.groups.fields(of: subject.id)
    guard fields.hasProperties, !fields.describesOthers else { return [] }
    return list.elements.compactMap { element in
      guard let name = element.name, !fields.declared.contains(name),
        fields.patterns.allSatisfy({ $0.pattern.matches(name.utf8.span) == .no })
      else { return nil }
      return finding(
        "required names '\(name)', which 'properties' does not declare", at: element.span,
        in: subject, keyword: "required"
      ).noting(hint(for: name, among: fields, in: subject.schema))
    }
  }

  /// The declared name that was probably meant, with its line when it stands in the same file.
  private func hint(
    for name: JSONName, among fields: InPlaceGroups.Fields, in schema: LintedSchema
  ) -> String? {
    guard let near = fields.nearest(to: name) else { return nil }
    let property = fields.properties.first { property in
      property.name == JSONName(near)
        && schema.graph[property.schema].place.path == schema.text.file.path
    }
    let line = property.map { " (line \(schema.text.line(of: $0.nameSpan)))" } ?? ""
    return "did you mean '\(near)'\(line)?"
  }
}
