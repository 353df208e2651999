import Findings
import JSONText
import Schemas

/// A lower bound above its upper bound.
struct InvertedBounds: NodeRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 221), "inverted-bounds", severity: .error,
    summary: "A lower bound is above the upper one.",
    rationale: """
      Nothing lies between the bounds, so that every value of the type is refused. The two were \
      probably swapped.
      """,
    bad: """
      type: integer
      minimum: 10
      maximum: 5

      """,
    good: """
      type: integer
      minimum: 5
      maximum: 10

      """)

  func check(_ subject: LintedNode) -> [Finding] {
    invertedBounds(in: subject).map { pair in
      let lower = subject.member(pair.lower).map { String(decoding: $0.text, as: UTF8.self) } ?? ""
      let upper = subject.member(pair.upper).map { String(decoding: $0.text, as: UTF8.self) } ?? ""
      return finding(
        "nothing lies between '\(pair.lower)' \(lower) and '\(pair.upper)' \(upper)",
        at: subject.nameSpan(pair.lower), in: subject, keyword: pair.lower)
    }
  }
}

/// The pairs of bounds in a schema that leave nothing between them.
func invertedBounds(in subject: LintedNode) -> [(lower: String, upper: String)] {
  let keywords = subject.keywords
  var pairs: [(lower: String, upper: String)] = []
  for lower in keywords {
    for upper in keywords where isInverted(lower.rule, upper.rule) {
      pairs.append((lower.name, upper.name))
    }
    if case .contains(_, let least, let most?) = lower.rule, least > most {
      pairs.append(("minContains", "maxContains"))
    }
  }
  return pairs
}

private func isInverted(_ lower: Rule, _ upper: Rule) -> Bool {
  switch (lower, upper) {
  case (.minimum(let least, let isOpenBelow), .maximum(let most, let isOpenAbove)):
    most < least || (most == least && (isOpenBelow || isOpenAbove))
  case (.minLength(let least), .maxLength(let most)), (.minItems(let least), .maxItems(let most)),
    (.minProperties(let least), .maxProperties(let most)):
    least > most
  default: false
  }
}
