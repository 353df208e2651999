import Findings
import JSONText
import Schemas

/// A default that its own schema refuses.
struct InvalidDefault: SchemaRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 224), "invalid-default", severity: .warning,
    summary: "The default does not fit the schema it stands in.",
    rationale: """
      Whoever fills in the default makes an event that the contract refuses.
      """,
    bad: """
      type: integer
      default: none

      """,
    good: """
      type: integer
      default: 0

      """)

  func check(_ schema: LintedSchema) -> [Finding] {
    guard let judge = schema.judge else { return [] }
    let defaults = schema.nodes.lazy.compactMap { node in
      node.node.annotations.first { $0.name == "default" && $0.isKnown }.map { (node, $0.value) }
    }
    return defaults.prefix(SchemaJudge.greatestCount).compactMap { node, value in
      guard judge.refuses(value, by: node.id) else { return nil }
      let text = String(decoding: value.compactBytes.prefix(80), as: UTF8.self)
      return finding(
        "default \(text) does not fit its own schema", at: value.span, in: node, keyword: "default")
    }
  }
}
