package import Findings

/// Everything the rules have to say, as the settings want it.
///
/// A value that is aliased in YAML, or reached in two ways, is told once.
package func lint(
  _ catalog: LintedCatalog, rules: RuleSelection = .standard
) -> FindingSet {
  let found = lintRules.filter { rules.includes($0.info) }
    .flatMap { $0.init().findings(in: catalog) }
    .compactMap(rules.applied)
  var seen: Set<Sight> = []
  return FindingSet(FindingSet(found).findings.filter { seen.insert(Sight($0)).inserted })
}

/// What a reader sees of a finding.
private struct Sight: Hashable {
  var rule: RuleID
  var place: Place?
  var message: Finding.Message

  init(_ finding: Finding) {
    rule = finding.rule
    place = finding.place
    message = finding.message
  }
}
