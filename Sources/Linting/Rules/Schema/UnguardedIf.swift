import Findings
import JSONText
import Schemas
import SourceText

/// An `if` that is also true of objects without the field it asks about.
struct UnguardedIf: NodeRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 217), "unguarded-if", severity: .warning,
    summary: "An if tests a field that need not be there.",
    rationale: """
      properties says nothing about absent fields, so that the condition holds for every object \
      without the field, and then applies to it. Require the field inside the if.
      """,
    bad: """
      type: object
      properties: { kind: { type: string }, price: { type: number } }
      if: { properties: { kind: { const: trade } } }
      then: { required: [price] }

      """,
    good: """
      type: object
      properties: { kind: { type: string }, price: { type: number } }
      if: { properties: { kind: { const: trade } }, required: [kind] }
      then: { required: [price] }

      """)

  func check(_ subject: LintedNode) -> [Finding] {
    subject.keywords.compactMap { keyword in
      guard case .conditional(let id, _?, _) = keyword.rule else { return nil }
      let condition = subject.schema.node(id)
      let always = Set(subject.requiredNames + condition.requiredNames)
      guard let named = condition.properties?.named, let field = named.first,
        named.allSatisfy({ !always.contains($0.name) }), onlyTestsFields(condition),
        named.allSatisfy({ !subject.schema.graph[$0.schema].refusesAll })
      else { return nil }
      return finding(
        "'if' also holds for objects without '\(field.name)'", at: keyword.nameSpan, in: subject,
        keyword: "if"
      ).noting("add 'required: [\(field.name)]' inside the 'if'")
    }
  }

  /// Whether nothing else in the condition could ask for the field.
  private func onlyTestsFields(_ condition: LintedNode) -> Bool {
    condition.keywords.allSatisfy { keyword in
      switch keyword.rule {
      case .properties, .type, .required: true
      default: false
      }
    }
  }
}
