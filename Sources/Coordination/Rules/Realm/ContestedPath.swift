import Contracts
package import Findings
import JSONText
import Realms

/// Two repositories claim one path, or one claims what it says it leaves to others.
package struct ContestedPath: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 117), "contested-path", severity: .error,
    summary: """
      Two repositories claim one path, or one claims what it says it leaves to others.
      """,
    rationale: "A path has one writer; where two write, each overwrites the other.",
    bad: """
      --- repos/player.yaml
      owns: [SPEC.md]
      --- repos/trainer.yaml
      owns: [SPEC.md]

      """,
    good: """
      --- repos/player.yaml
      not_owns: [SPEC.md]
      --- repos/trainer.yaml
      owns: [SPEC.md]

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    var owners: [JSONName: RealmRepository] = [:]
    return facts.realm.repositories.flatMap { repository in
      repository.owns.compactMap { owned in
        let name = JSONName(owned.value)
        if repository.notOwns.contains(where: { JSONName($0.value) == name }) {
          return finding(
            "'\(repository.name)' owns '\(owned.value)' and leaves it to others", at: owned.span,
            in: repository.file, facts, meaning: [repository.name.text, owned.value])
        }
        guard let other = owners[name] else {
          owners[name] = repository
          return nil
        }
        return finding(
          "'\(owned.value)' is owned by '\(other.name)' and '\(repository.name)'", at: owned.span,
          in: repository.file, facts, meaning: [repository.name.text, owned.value])
      }
    }
  }
}
