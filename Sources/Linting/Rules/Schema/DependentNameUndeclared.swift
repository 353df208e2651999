import Findings
import JSONText
import Patterns
import Schemas
import SourceText

/// A dependency on a field that no `properties` declares.
struct DependentNameUndeclared: NodeRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 232), "dependent-name-undeclared", severity: .warning,
    summary: "A name in dependentRequired is not declared in properties.",
    rationale: """
      A dependency that starts from a misspelt name is never asked, and one that ends at one can \
      never be kept.
      """,
    bad: """
      type: object
      properties: { price: {}, tick: {} }
      dependentRequired: { prise: [tick] }

      """,
    good: """
      type: object
      properties: { price: {}, tick: {} }
      dependentRequired: { price: [tick] }

      """)

  func check(_ subject: LintedNode) -> [Finding] {
    let fields = subject.schema.groups.fields(of: subject.id)
    guard fields.hasProperties, !fields.describesOthers else { return [] }
    return ["dependentRequired", "dependentSchemas", "dependencies"].flatMap {
      keyword -> [Finding] in
      guard isKnown(keyword, in: subject), let members = subject.member(keyword)?.members else {
        return []
      }
      let places = members.flatMap { [$0.key] + $0.value.elements }
      return places.compactMap { place in
        guard let name = place.name, !fields.declared.contains(name),
          fields.patterns.allSatisfy({ $0.pattern.matches(name.utf8.span) == .no })
        else { return nil }
        let near = fields.nearest(to: name)
        return finding(
          "'\(keyword)' names '\(name)', which 'properties' does not declare", at: place.span,
          in: subject, keyword: keyword
        ).noting(near.map { "did you mean '\($0)'?" })
      }
    }
  }

  private func isKnown(_ keyword: String, in subject: LintedNode) -> Bool {
    KeywordInfo.named(JSONName(keyword), in: subject.node.dialect) != nil
  }
}
