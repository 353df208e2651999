import Findings
import JSONText
import Schemas

/// An example that its own schema refuses.
struct InvalidExample: SchemaRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 225), "invalid-example", severity: .warning,
    summary: "One of the examples does not fit the schema it stands in.",
    rationale: """
      Examples are what people copy. One that the contract refuses teaches the wrong thing.
      """,
    bad: """
      type: string
      pattern: "^v[0-9]+$"
      examples: [v3, three]

      """,
    good: """
      type: string
      pattern: "^v[0-9]+$"
      examples: [v3, v4]

      """)

  func check(_ schema: LintedSchema) -> [Finding] {
    guard let judge = schema.judge else { return [] }
    let examples = schema.nodes.lazy.flatMap { node in
      node.node.annotations.filter { $0.name == "examples" && $0.isKnown }
        .flatMap { $0.value.elements.map { (node, $0) } }
    }
    return examples.prefix(SchemaJudge.greatestCount).compactMap { node, value in
      guard judge.refuses(value, by: node.id) else { return nil }
      let text = String(decoding: value.compactBytes.prefix(80), as: UTF8.self)
      return finding(
        "example \(text) does not fit its own schema", at: value.span, in: node, keyword: "examples"
      )
    }
  }
}
