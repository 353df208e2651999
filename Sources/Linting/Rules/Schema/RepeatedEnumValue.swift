import Findings
import JSONText
import Schemas
import SourceText

/// A value that stands twice in an `enum`.
struct RepeatedEnumValue: NodeRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 219), "repeated-enum-value", severity: .warning,
    summary: "enum lists the same value twice.",
    rationale: """
      The second is without effect. Often it was copied to become another value and was not \
      changed. 1 and 1.0 are the same value.
      """,
    bad: """
      enum: [buy, sell, buy]

      """,
    good: """
      enum: [buy, sell]

      """)

  func check(_ subject: LintedNode) -> [Finding] {
    guard let list = subject.member("enum"), list.kind == .array else { return [] }
    var first: [JSONValue: JSONValue] = [:]
    var previous: JSONValue?
    return list.elements.compactMap { element in
      defer { previous = element }
      guard let earlier = first[element] else {
        first[element] = element
        return nil
      }
      let value = String(decoding: element.compactBytes.prefix(80), as: UTF8.self)
      return finding(
        "'enum' lists \(value) twice", at: element.span, in: subject, keyword: "enum"
      )
      .noting("first in line \(subject.schema.text.line(of: earlier.span))")
      .mended(
        by: removal(of: element, after: previous, from: list, in: subject.schema.text)
          .map { Fix("Remove the second one", .safe, [$0]) })
    }
  }
}
