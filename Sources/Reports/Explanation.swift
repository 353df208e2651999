package import Findings
import SourceText

/// What `schema explain CL203` says of a rule.
package func explanation(of rule: RuleInfo, style: TextStyle = TextStyle()) -> String {
  let width = min(style.width, 80)
  var page = TextPage(style)
  page.add([.init("\(rule.id) \(rule.slug)", .strong), .init("   \(rule.severity.rawValue)")])
  page.blank()
  for text in [rule.summary, rule.rationale] where !text.isEmpty {
    for line in wrapped(text, width: width) { page.add([.init(line)]) }
    page.blank()
  }
  for (title, example) in [("Bad", rule.bad), ("Good", rule.good)] where !example.isEmpty {
    page.add([.init("\(title):", .strong)])
    for line in lines(of: example) { page.add([.init("    \(displayText(line))")]) }
    page.blank()
  }
  return page.text
}

/// One line for each rule, as `schema explain` lists them.
package func ruleList(_ rules: [RuleInfo], style: TextStyle = TextStyle()) -> String {
  let rules = rules.sorted { $0.id < $1.id }
  let slugWidth = rules.map { columnWidth(of: $0.slug) }.max() ?? 0
  var page = TextPage(style)
  for rule in rules {
    let head =
      "\(rule.id) \(padded(rule.slug, to: slugWidth))  \(padded(rule.severity.rawValue, to: 7))  "
    page.add(head, hanging: rule.summary)
  }
  return page.text
}

/// `docs/rules.md`: every rule by family, with its examples.
package func rulesDocument(_ rules: [RuleInfo]) -> String {
  let rules = rules.sorted { $0.id < $1.id }
  var parts = [
    """
    # Rules

    This file is generated from the rules' own declarations. `schema explain RULE` says the same.

    | rule | name | severity | finds |
    |---|---|---|---|
    \(rules.map(tableRow).joined(separator: "\n"))

    """
  ]
  for rule in rules { parts.append("## \(rule.id) \(rule.slug)\n\n\(rulesSection(rule))") }
  return parts.joined(separator: "\n")
}

private func tableRow(_ rule: RuleInfo) -> String {
  let anchor = "\(rule.id.description.lowercased())-\(rule.slug)"
  return "| [\(rule.id)](#\(anchor)) | \(rule.slug) | \(rule.severity.rawValue) "
    + "| \(markdownProse(rule.summary)) |"
}

/// A rule in Markdown, without its heading.
func rulesSection(_ rule: RuleInfo) -> String {
  let prose = [rule.summary, rule.rationale].map { lines(of: $0).map(markdownProse) }
  var text = prose.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  for (title, example) in [("Bad", rule.bad), ("Good", rule.good)] where !example.isEmpty {
    text += "\n\(title):\n\n\(codeBlock(example))"
  }
  return text
}

private func lines(of text: String) -> [String] {
  var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    .map { String(Substring($0)) }
  if lines.last?.isEmpty == true { lines.removeLast() }
  return lines
}
