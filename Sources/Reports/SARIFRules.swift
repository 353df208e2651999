import Findings

/// The rules of a SARIF run, each once, and where each stands in the list.
struct SARIFRules {
  private(set) var descriptors: [JSONOutput] = []
  private(set) var index: [RuleID: Int] = [:]

  init(_ report: Report) {
    for rule in report.rules where index[rule.id] == nil {
      index[rule.id] = descriptors.count
      descriptors.append(descriptor(of: rule))
    }
    // A rule that speaks is listed even where the command did not name it.
    for finding in report.findings.findings where index[finding.rule] == nil {
      index[finding.rule] = descriptors.count
      descriptors.append(
        .object([
          ("id", .string(finding.rule.description)), ("name", .string(pascalCase(finding.slug))),
          ("defaultConfiguration", level(finding.severity)),
        ]))
    }
  }
}

private func descriptor(of rule: RuleInfo) -> JSONOutput {
  .object([
    ("id", .string(rule.id.description)),
    ("name", .string(pascalCase(rule.slug))),
    ("shortDescription", .object([("text", .string(rule.summary))])),
    ("fullDescription", .object([("text", .string(rule.rationale))])),
    (
      "help",
      .object([
        ("text", .string("\(rule.summary) \(rule.rationale)")),
        ("markdown", .string(rulesSection(rule))),
      ])
    ),
    ("defaultConfiguration", level(rule.severity)),
  ])
}

private func level(_ severity: Severity) -> JSONOutput {
  .object([("level", .string(sarifLevel(severity)))])
}

/// `required-but-undeclared` as code-scanning pages like names: `RequiredButUndeclared`.
private func pascalCase(_ slug: String) -> String {
  slug.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
}
