import Findings
import Schemas

/// A list of any length in a contract that asserts.
struct UnboundedArray: NodeRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 227), "unbounded-array", severity: .warning,
    summary: "An array may have any number of items although the contract asserts formats.",
    rationale: """
      A contract that asserts is a gate for data from outside. A list without an end makes one \
      event as large as all others together.
      """,
    bad: """
      contract: tick
      version: 1.0.0
      owner: game-server
      formats: assert
      schema:
        type: object
        properties:
          prices: { type: array, items: { type: number } }

      """,
    good: """
      contract: tick
      version: 1.0.0
      owner: game-server
      formats: assert
      schema:
        type: object
        properties:
          prices: { type: array, items: { type: number }, maxItems: 1000 }

      """)

  func check(_ subject: LintedNode) -> [Finding] {
    guard subject.schema.assertsFormats, subject.schema.contract != nil,
      let types = subject.declaredTypes, types.contains(.array),
      // A branch that narrows a field need not bound it again.
      !subject.schema.groups.twins(of: subject.id).prefix(64).contains(where: { twin in
        subject.schema.graph[twin].keywords.contains { isBound($0.rule, in: subject.schema) }
      })
    else { return [] }
    return [
      finding(
        "the list may have any number of items", at: subject.nameSpan("type"), in: subject,
        keyword: "type"
      ).noting("'maxItems' bounds it")
    ]
  }

  /// Whether a keyword bounds the number of items, or is somebody else who may.
  private func isBound(_ rule: Rule, in schema: LintedSchema) -> Bool {
    switch rule {
    case .maxItems, .enumeration, .constant, .reference, .dynamicReference, .allOf, .anyOf, .oneOf:
      true
    case .items(_, let rest?): schema.types.isImpossible(rest)
    default: false
    }
  }
}
