import Contracts
import Findings
import JSONText
import Schemas
import SourceText

/// A field that ends at no time.
struct DeprecatedFieldWithoutSunset: VersionRule {
  static let info = RuleInfo(
    RuleID(.contractChange, 215), "deprecated-field-without-sunset", severity: .warning,
    summary: "A field is deprecated, and no 'x-sunset' says until when it lives.",
    rationale: "Consumers plan by the date. Deprecated without one means never.",
    bad: VersionExample.pair(
      "1.0.0", "properties: { by: { deprecated: true } }", "1.0.0",
      "properties: { by: { deprecated: true } }"),
    good: VersionExample.pair(
      "1.0.0", "properties: { by: { deprecated: true } }", "1.0.1",
      "properties: { by: { deprecated: true, x-sunset: \"2026-12-31\" } }",
      history: "level: none"))

  func check(_ subject: VersionCase) -> [Finding] {
    subject.graph.nodes.compactMap { node in
      guard let deprecated = node.annotations.first(where: { $0.name == "deprecated" }),
        deprecated.value.bool == true, node.place.path == subject.contract.file.path
      else { return nil }
      let sunset = node.annotation("x-sunset")
      if let text = sunset?.string, Day(text) != nil { return nil }
      return finding(
        sunset == nil
          ? "'\(node.place.pointer)' is deprecated without a sunset"
          : "the sunset of '\(node.place.pointer)' is no date like 2026-12-31",
        at: sunset?.span ?? deprecated.nameSpan, in: subject.contract,
        meaning: [node.place.pointer]
      )
      .noting(sunset == nil ? ["'x-sunset: 2026-12-31' beside it says until when it lives"] : [])
    }
  }
}
