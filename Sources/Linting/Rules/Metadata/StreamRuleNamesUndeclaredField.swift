import Contracts
import Findings
import JSONText
import Patterns
import Schemas
import SourceText

/// A stream rule about a field that the schema does not have.
struct StreamRuleNamesUndeclaredField: ContractRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 114), "stream-rule-names-undeclared-field", severity: .warning,
    summary: "A stream rule points to a field that the schema does not declare.",
    rationale: """
      The rule is never asked: no event has the field, so that gaps and repetitions go \
      unnoticed.
      """,
    bad: """
      contract: tick
      version: 1.0.0
      owner: game-server
      stream: [{ rule: consecutive, field: /tickCount }]
      schema: { type: object, properties: { tick: { type: integer } } }

      """,
    good: """
      contract: tick
      version: 1.0.0
      owner: game-server
      stream: [{ rule: consecutive, field: /tick }]
      schema: { type: object, properties: { tick: { type: integer } } }

      """)

  func check(_ subject: LintedContract) -> [Finding] {
    guard let schema = subject.file.schema else { return [] }
    let fields = schema.groups.fields(of: schema.graph.root)
    guard fields.hasProperties, !fields.describesOthers else { return [] }
    return subject.contract.stream.flatMap { rule in
      ["field", "within", "clock", "since"].flatMap { pointers(rule.options[$0]) }.compactMap {
        value in
        guard let text = value.string, let name = JSONPointer(text)?.tokens.first,
          !fields.declared.contains(name),
          !fields.patterns.contains(where: { $0.pattern.matches(name.utf8.span) != .no })
        else { return nil }
        let hint = fields.nearest(to: name)
        return finding("the schema declares no field '\(name)'", at: value.span, in: subject)
          .noting(hint.map { "did you mean '/\($0)'?" })
      }
    }
  }

  /// `within` may be a list.
  private func pointers(_ value: JSONValue?) -> [JSONValue] {
    guard let value else { return [] }
    return value.kind == .array ? Array(value.elements) : [value]
  }
}
