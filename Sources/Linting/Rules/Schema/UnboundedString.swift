import Findings
import Patterns
import Schemas
import StringFormats

/// A text of any length in a contract that asserts.
struct UnboundedString: NodeRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 226), "unbounded-string", severity: .warning,
    summary: "A string may be of any length although the contract asserts formats.",
    rationale: """
      A contract that asserts is a gate for data from outside. A text without an end fills logs, \
      columns and memory; nobody means it to be a gigabyte.
      """,
    bad: """
      contract: tick
      version: 1.0.0
      owner: game-server
      formats: assert
      schema:
        type: object
        properties:
          name: { type: string }

      """,
    good: """
      contract: tick
      version: 1.0.0
      owner: game-server
      formats: assert
      schema:
        type: object
        properties:
          name: { type: string, maxLength: 100 }

      """)

  func check(_ subject: LintedNode) -> [Finding] {
    guard subject.schema.assertsFormats, subject.schema.contract != nil,
      let types = subject.declaredTypes, types.contains(.string),
      // A branch that narrows a field need not bound it again.
      !subject.schema.groups.twins(of: subject.id).prefix(64).contains(where: { twin in
        subject.schema.graph[twin].keywords.contains { isBound($0.rule) }
      })
    else { return [] }
    return [
      finding(
        "the text may be of any length", at: subject.nameSpan("type"), in: subject, keyword: "type"
      ).noting("'maxLength', 'enum', 'format' or a 'pattern' for the whole text bounds it")
    ]
  }

  /// Whether a keyword bounds the length, or is somebody else who may.
  private func isBound(_ rule: Rule) -> Bool {
    switch rule {
    case .maxLength, .enumeration, .constant, .reference, .dynamicReference, .allOf, .anyOf, .oneOf:
      true
    case .pattern(let pattern): pattern.isAnchoredAtStart && pattern.isAnchoredAtEnd
    case .format(_, let known, let isAsserted): known != nil && isAsserted
    default: false
    }
  }
}
