import Findings
import Schemas
import SourceText

/// A keyword that no dialect has.
struct UnknownKeyword: SchemaProblemRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 210), "unknown-keyword", severity: .warning,
    summary: "The schema uses a keyword that no dialect knows.",
    rationale: """
      JSON Schema ignores what it does not know, so that a misspelt keyword checks nothing and \
      nobody is told. Keywords of your own begin with x-.
      """,
    bad: """
      type: object
      requird: [tick]
      properties: { tick: { type: integer } }

      """,
    good: """
      type: object
      required: [tick]
      properties: { tick: { type: integer } }

      """)

  func covers(_ cause: SchemaProblem.Cause) -> Bool {
    if case .unknownKeyword(_, _, let dialects) = cause { dialects.isEmpty } else { false }
  }

  func fix(for problem: SchemaProblem, in schema: LintedSchema) -> Fix? {
    guard case .unknownKeyword(_, let suggestion?, _) = problem.cause else { return nil }
    let span = problem.place.span
    let isQuoted = schema.text.file.bytes[span.range].first.map { $0 == UInt8(ascii: "\"") } == true
    return Fix(
      "Rename to '\(suggestion)'", .unsafe,
      [Edit(span, isQuoted ? "\"\(suggestion)\"" : suggestion)])
  }
}
