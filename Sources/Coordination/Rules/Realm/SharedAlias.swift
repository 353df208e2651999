import Contracts
package import Findings
import JSONText
import Realms

/// Two repositories answer to one name.
package struct SharedAlias: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 108), "shared-alias", severity: .error,
    summary: "Two repositories answer to one name.",
    rationale: """
      Issues, plans and bindings name repositories; a word that means two of them means none.
      """,
    bad: """
      --- repos/player.yaml
      aliases: [vectra]
      --- repos/trainer.yaml
      aliases: [vectra]

      """,
    good: """
      --- repos/player.yaml
      aliases: [vectra]
      --- repos/trainer.yaml
      aliases: [bot]

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    var seen: [JSONName: RealmRepository] = [:]
    for repository in facts.realm.repositories { seen[JSONName(repository.name.text)] = repository }
    var findings: [Finding] = []
    for repository in facts.realm.repositories {
      for alias in repository.aliases {
        let name = JSONName(alias.value)
        guard let other = seen[name], other.name != repository.name else {
          seen[name] = repository
          continue
        }
        findings.append(
          finding(
            "'\(alias.value)' means both '\(other.name)' and '\(repository.name)'",
            at: alias.span, in: repository.file, facts,
            meaning: [repository.name.text, alias.value]))
      }
    }
    return findings
  }
}
