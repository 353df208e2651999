import Findings
import Schemas
import SourceText

/// A keyword that cannot apply to the declared type.
struct KeywordWithoutEffect: NodeRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 215), "keyword-without-effect", severity: .warning,
    summary: "A keyword says something about values of another type than the schema takes.",
    rationale: """
      The keyword is never asked, so that a limit somebody relies on does not exist. Often the \
      neighbour for the right type was meant: minimum for minLength, items for properties.
      """,
    bad: """
      type: integer
      minLength: 3

      """,
    good: """
      type: integer
      minimum: 100

      """)

  func check(_ subject: LintedNode) -> [Finding] {
    misplaced(in: subject) + dangling(in: subject)
  }

  private func misplaced(in subject: LintedNode) -> [Finding] {
    guard let types = subject.declaredTypes else { return [] }
    return subject.keywords.compactMap { keyword in
      guard let domain = keyword.rule.domain, domain.isDisjoint(with: types) else { return nil }
      let names = types.names.map { "'\($0)'" }.joined(separator: " or ")
      return finding(
        "'\(keyword.name)' has no effect on \(names)", at: keyword.nameSpan, in: subject,
        keyword: keyword.name)
    }
  }

  /// Keywords that only mean something beside another one.
  private func dangling(in subject: LintedNode) -> [Finding] {
    var findings = subject.node.annotations.compactMap { annotation -> Finding? in
      guard annotation.isKnown, let partner = Self.partners[annotation.name],
        subject.member("$ref") == nil
      else { return nil }
      return finding(
        "'\(annotation.name)' has no effect without \(partner)", at: annotation.nameSpan,
        in: subject, keyword: annotation.name)
    }
    for keyword in subject.keywords {
      if case .conditional(_, nil, nil) = keyword.rule {
        findings.append(
          finding(
            "'if' has no effect without 'then' or 'else'", at: keyword.nameSpan, in: subject,
            keyword: "if"))
      }
    }
    return findings
  }

  private static let partners = [
    "additionalItems": "a list in 'items'", "minContains": "'contains'",
    "maxContains": "'contains'",
  ]
}

extension Rule {
  /// The types whose values a keyword asks about; nil when it asks about all.
  fileprivate var domain: TypeSet? {
    switch self {
    case .multipleOf, .minimum, .maximum: .number
    case .minLength, .maxLength, .pattern, .content: .string
    // Formats that are not known may be about numbers, as `int32` is.
    case .format(_, let known, _): known == nil ? nil : .string
    case .properties, .propertyNames, .required, .minProperties, .maxProperties,
      .dependentRequired, .dependentSchemas, .unevaluatedProperties:
      .object
    case .items, .contains, .minItems, .maxItems, .uniqueItems, .unevaluatedItems: .array
    case .type, .enumeration, .constant, .allOf, .anyOf, .oneOf, .not, .conditional, .reference,
      .dynamicReference:
      nil
    }
  }
}
