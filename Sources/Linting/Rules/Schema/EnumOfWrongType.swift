import Findings
import JSONText
import Schemas

/// A listed value that `type` refuses.
struct EnumOfWrongType: NodeRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 220), "enum-of-wrong-type", severity: .warning,
    summary: "enum or const lists a value that the schema's type refuses.",
    rationale: """
      The value can never be taken. In YAML this is often a missing pair of quotes: 1.10 is a \
      number, no and 2026-01-17 are something else to other readers.
      """,
    bad: """
      type: string
      enum: [buy, sell, 1]

      """,
    good: """
      type: string
      enum: [buy, sell, "1"]

      """)

  func check(_ subject: LintedNode) -> [Finding] {
    guard let types = subject.declaredTypes, let list = subject.member("enum"), list.kind == .array
    else { return [] }
    let dialect = subject.node.dialect
    let wrong = list.elements.filter { types.isDisjoint(with: .of($0, in: dialect)) }
    // When all are wrong the whole schema takes nothing, which is another rule's to tell.
    guard wrong.count < list.count else { return [] }
    let names = types.names.map { "'\($0)'" }.joined(separator: " or ")
    return wrong.map { element in
      let value = String(decoding: element.compactBytes.prefix(80), as: UTF8.self)
      return finding(
        "\(value) in 'enum' is not of type \(names)", at: element.span, in: subject, keyword: "enum"
      )
    }
  }
}
