import Findings
import JSONText
import Schemas

/// A name that `required` lists twice.
struct RepeatedRequiredName: NodeRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 233), "repeated-required-name", severity: .warning,
    summary: "required lists the same name twice.",
    rationale: """
      The second is without effect. Often it was copied to become another name and was not \
      changed.
      """,
    bad: """
      type: object
      required: [tick, price, tick]
      properties: { tick: {}, price: {} }

      """,
    good: """
      type: object
      required: [tick, price]
      properties: { tick: {}, price: {} }

      """)

  func check(_ subject: LintedNode) -> [Finding] {
    guard let list = subject.member("required"), list.kind == .array else { return [] }
    var seen: Set<JSONName> = []
    var previous: JSONValue?
    return list.elements.compactMap { element in
      defer { previous = element }
      guard let name = element.name, !seen.insert(name).inserted else { return nil }
      return finding(
        "'required' lists '\(name)' twice", at: element.span, in: subject, keyword: "required"
      ).mended(
        by: removal(of: element, after: previous, from: list, in: subject.schema.text)
          .map { Fix("Remove the second one", .safe, [$0]) })
    }
  }
}
