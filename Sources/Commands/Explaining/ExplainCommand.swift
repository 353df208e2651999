package import Arguments
import Evolution
import Findings
import Reports
import SourceText
import Workspace

/// Says what rules find and why that matters, from the rules' own declarations.
package struct ExplainCommand: Command {
  package static let spec = CommandSpec(
    "explain", summary: "Say what a rule finds, and why that matters.",
    discussion: """
      A rule is named by its ID or its slug. Without a name, every rule is listed; 'all' explains \
      each of them, 'settings' the keys of schema.yaml, and 'manifest' prints the JSON Schema of \
      manifests/schema_version.json.
      """,
    operands: [OperandSpec("RULE", .any, help: "An ID, a slug, 'all', 'settings' or 'manifest'.")],
    options: [
      OptionSpec(
        "format", short: "f", takes: .choice("FORMAT", Form.allCases.map(\.rawValue)),
        default: Form.text.rawValue, help: "The form of the explanation."),
      ColorChoice.option,
    ],
    examples: [
      .init("schema explain", "List every rule."),
      .init("schema explain EV101", "Explain one rule by its ID."),
      .init("schema explain missing-field wrong-type", "Explain two rules by their slugs."),
      .init("schema explain settings", "Explain the keys of schema.yaml, with their defaults."),
      .init("schema explain all --format markdown", "Print the chapter on rules of the manual."),
    ])

  enum Form: String, CaseIterable {
    case text, markdown
  }

  private let names: [String]
  private let form: Form
  private let color: ColorChoice

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    names = arguments.operands("RULE")
    form = arguments.choice("format") ?? .text
    color = arguments.choice("color") ?? .auto
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    if names == ["settings"] {
      try surroundings.print(settingsExplanation(form, width: surroundings.environment.width ?? 80))
      return .clean
    }
    if names == ["manifest"] {
      try surroundings.print(versionManifestSchema)
      return .clean
    }
    var rules: [RuleInfo] = []
    for name in names { rules += try Self.rules(named: name) }
    let style = surroundings.outputStyle(color)
    switch form {
    case .markdown: try surroundings.print(rulesDocument(names.isEmpty ? allRules : rules))
    case .text where names.isEmpty: try surroundings.print(ruleList(allRules, style: style))
    case .text:
      try surroundings.print(
        rules.map { explanation(of: $0, style: style) }.joined(separator: "\n"))
    }
    return .clean
  }

  /// The rule of an ID or a slug, or all of them.
  static func rules(named name: String) throws(CommandError) -> [RuleInfo] {
    if name == "all" { return allRules }
    let id = RuleID(name)
    if let rule = allRules.first(where: { $0.id == id || $0.slug == name.lowercased() }) {
      return [rule]
    }
    let names = allRules.flatMap { [$0.slug, $0.id.description] }
    let near = nearMiss(of: name, among: names)
    throw .usage(
      "there is no rule '\(name)'",
      advice: (near.map { ["did you mean '\($0)'?"] } ?? []) + ["'schema explain' lists the rules"])
  }
}
