import Findings
import Schemas
import SourceText

/// A schema that contradicts itself.
struct UnsatisfiableSchema: SchemaRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 214), "unsatisfiable-schema", severity: .error,
    summary: "No value at all can match the schema.",
    rationale: """
      Whatever an event holds in this place, it is refused. Two keywords that were right one by \
      one were put together.
      """,
    bad: """
      type: integer
      enum: [low, high]

      """,
    good: """
      type: string
      enum: [low, high]

      """)

  func check(_ schema: LintedSchema) -> [Finding] {
    // What could not be read stands in the graph as a schema that takes everything.
    guard schema.reading.isUsable else { return [] }
    return schema.nodes.compactMap { subject in
      guard schema.types.isImpossible(subject.id), !subject.node.isBoolean,
        // The schema that is the cause is told, not everything that leans on it.
        !(subject.node.inPlace + subject.node.forParts).contains(where: isToldElsewhere(schema)),
        invertedBounds(in: subject).isEmpty,
        let cause = schema.types.contradiction(in: subject.id)
      else { return nil }
      let keyword = subject.keywords[cause.keyword]
      let others = cause.earlier.map { "'\($0)'" }.joined(separator: " and ")
      let message: Finding.Message =
        others.isEmpty
        ? "no value can match '\(keyword.name)'"
        : "no value can match: '\(keyword.name)' leaves nothing of what \(others) allows"
      return finding(message, at: keyword.nameSpan, in: subject, keyword: keyword.name)
    }
  }

  private func isToldElsewhere(_ schema: LintedSchema) -> (SchemaGraph.ID) -> Bool {
    { schema.types.isImpossible($0) && !schema.graph[$0].isBoolean }
  }
}
