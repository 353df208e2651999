import Contracts
import Findings
import JSONText
import Schemas

/// A contract that takes events which are no objects.
struct NonObjectEvent: ContractRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 116), "non-object-event", severity: .warning,
    summary: "The schema of the contract takes values that are not objects.",
    rationale: """
      Events are objects: fields are found by name, and new ones can be added. A schema that \
      does not say so takes a number or null for a whole event.
      """,
    bad: """
      contract: tick
      version: 1.0.0
      owner: game-server
      schema: { properties: { tick: { type: integer } } }

      """,
    good: """
      contract: tick
      version: 1.0.0
      owner: game-server
      schema: { type: object, properties: { tick: { type: integer } } }

      """)

  func check(_ subject: LintedContract) -> [Finding] {
    guard let schema = subject.file.schema, schema.reading.isUsable else { return [] }
    let types = schema.types.types(of: schema.graph.root)
    guard !types.isEmpty, !TypeSet.object.isSuperset(of: types) else { return [] }
    let root = schema.node(schema.graph.root)
    let message: Finding.Message =
      types.contains(.object)
      ? "the schema also takes events that are no objects" : "the schema takes no objects at all"
    let span = root.entry("type")?.key.span ?? subject.entry(.schema)?.key.span ?? root.start
    return [finding(message, at: span, in: root).noting("add 'type: object'")]
  }
}
