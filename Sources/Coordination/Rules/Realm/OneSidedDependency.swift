import Contracts
package import Findings
import Realms

/// One repository names a dependency that the other does not know of.
package struct OneSidedDependency: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 303), "one-sided-dependency", severity: .warning,
    summary: "One repository names a dependency that the other does not know of.",
    rationale: """
      `depends_on` and `depended_by` are one fact told from both ends; where they differ, one \
      of them is wrong.
      """,
    bad: """
      --- repos/a.yaml
      depended_by: [b]
      --- repos/b.yaml
      name: b

      """,
    good: """
      --- repos/a.yaml
      depended_by: [b]
      --- repos/b.yaml
      depends_on: [a]

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    let realm = facts.realm
    return realm.repositories.flatMap { repository in
      repository.dependedBy.filter { other in
        let consumer = realm.repository(other.value)
        return consumer?.dependsOn.contains { $0.value == repository.name } != true
      }.map { other in
        finding(
          "'\(other.value)' is said to depend on '\(repository.name)' and does not say so itself",
          at: other.span, in: repository.file, facts,
          meaning: [repository.name.text, other.value.text])
      }
    }
  }
}
