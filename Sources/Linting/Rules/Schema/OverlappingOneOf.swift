import Findings
import JSONText
import Schemas
import SourceText

/// Branches of a `oneOf` that take the same value.
struct OverlappingOneOf: SchemaRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 218), "overlapping-one-of", severity: .warning,
    summary: "Two branches of oneOf take the same value, which oneOf then refuses.",
    rationale: """
      oneOf refuses a value that more than one branch takes. Branches that overlap refuse events \
      that everybody believes to be right; anyOf takes them.
      """,
    bad: """
      oneOf:
        - { type: integer }
        - { type: number }

      """,
    good: """
      anyOf:
        - { type: integer }
        - { type: number }

      """)

  /// How often branches are asked in one file: far more than people write.
  private static let greatestWork = 20_000

  func check(_ schema: LintedSchema) -> [Finding] {
    guard let judge = schema.judge else { return [] }
    var work = Self.greatestWork
    return schema.nodes.flatMap { subject in
      subject.keywords.compactMap { keyword in
        guard case .oneOf(let branches) = keyword.rule,
          let overlap = overlap(of: Array(branches.prefix(32)), in: subject, judge, &work)
        else { return nil }
        let value = String(decoding: overlap.value.compactBytes.prefix(80), as: UTF8.self)
        return finding(
          "branches \(overlap.first) and \(overlap.second) of 'oneOf' both take \(value)",
          at: keyword.nameSpan, in: subject, keyword: "oneOf"
        ).noting("'oneOf' refuses what more than one branch takes; 'anyOf' does not")
      }
    }
  }

  /// Two branches, counted from 1, and a value that both take and nothing else here refuses.
  private func overlap(
    of branches: [SchemaGraph.ID], in subject: LintedNode, _ judge: SchemaJudge, _ work: inout Int
  ) -> (first: Int, second: Int, value: JSONValue)? {
    let schema = subject.schema
    let makesUp = SampleValues(graph: schema.graph, types: schema.types)
    let allowed = subject.declaredTypes ?? .all
    for branch in branches {
      for value in makesUp.samples(of: branch).prefix(12) {
        guard allowed.contains(.of(value, in: subject.node.dialect)), subject.node.mayTake(value)
        else { continue }
        work -= branches.count
        guard work >= 0 else { return nil }
        let takers = branches.indices.filter { judge.accepts(value, by: branches[$0]) }
        if takers.count > 1 { return (takers[0] + 1, takers[1] + 1, value) }
      }
    }
    return nil
  }
}
