package import Findings
import Realms
import SourceText

/// `CODEOWNERS` is not what follows from the realm.
package struct StaleCodeOwners: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 114), "stale-code-owners", severity: .warning,
    summary: "`CODEOWNERS` is not what follows from the realm.",
    rationale: """
      The forge asks the people it names, and they are not those whom the realm names.
      """,
    bad: """
      --- repos/player.yaml
      maintainers: ["@ann"]
      --- CODEOWNERS
      /repos/player.yaml @bob

      """,
    good: """
      --- repos/player.yaml
      maintainers: ["@ann"]

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    guard let file = facts.realm.files["CODEOWNERS"], let bytes = file.bytes,
      bytes != facts.realm.codeOwners
    else { return [] }
    var finding = finding(
      "the file does not name those whom the realm names", at: .beginning, in: "CODEOWNERS", facts,
      meaning: [])
    finding.notes = ["'schema realm sync' writes it anew with the next change"]
    return [finding]
  }
}
