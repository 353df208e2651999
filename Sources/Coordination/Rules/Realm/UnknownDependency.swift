import Contracts
package import Findings
import Realms

/// A repository or domain depends on one that the realm does not know.
package struct UnknownDependency: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 304), "unknown-dependency", severity: .error,
    summary: "A repository or domain depends on one that the realm does not know.",
    rationale: "Nobody can tell whether a change breaks it.",
    bad: """
      --- repos/a.yaml
      depends_on: [c]

      """,
    good: """
      --- repos/a.yaml
      name: a

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    let realm = facts.realm
    let repositories = realm.repositories.flatMap { repository in
      repository.dependsOn.filter { realm.repository(called: $0.value.text) == nil }.map {
        finding(
          "'\(repository.name)' depends on '\($0.value)', which is not in the realm", at: $0.span,
          in: repository.file, facts, meaning: [repository.name.text, $0.value.text])
      }
    }
    let domains = realm.domains.flatMap { domain in
      domain.dependsOn.filter { realm.domain($0.value) == nil }.map {
        finding(
          "domain '\(domain.name)' depends on '\($0.value)', which is not there", at: $0.span,
          in: domain.file, facts, meaning: [domain.name.text, $0.value.text])
      }
    }
    return repositories + domains
  }
}
