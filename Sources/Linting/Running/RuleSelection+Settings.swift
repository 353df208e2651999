package import Findings
package import JSONText
package import SourceText

extension RuleSelection {
  /// Reads the mapping `rules:` of a settings file: names or IDs to `off` or a severity.
  ///
  /// `known` are all rules there are, of every family. What cannot be understood is left out and
  /// told; it is never taken for something near it.
  package static func read(
    _ rules: JSONValue, in file: SourceFile, known: [RuleInfo]
  ) -> (selection: RuleSelection, findings: [Finding]) {
    let names = RuleNames(known)
    let text = LintedText(file)
    var selection = RuleSelection()
    var findings: [Finding] = []
    for member in rules.members {
      let name = member.name.description
      guard let rule = names[name] else {
        let near = nearMiss(of: name, among: names.slugs)
        findings.append(
          UnknownSuppressedRule().finding(
            "there is no rule '\(name)'", at: member.key.span, in: text
          ).noting(near.map { "did you mean '\($0)'?" }))
        continue
      }
      // `off` without quotes is a text here, and false to older readers: both mean off.
      let word = member.value.bool == false ? "off" : member.value.string ?? ""
      if let setting = Setting(word) {
        selection.settings[rule] = setting
      } else {
        findings.append(
          BadRuleSetting().finding(
            "rule '\(name)' can be 'error', 'warning', 'info' or 'off'", at: member.value.span,
            in: text))
      }
    }
    return (selection, findings)
  }
}
