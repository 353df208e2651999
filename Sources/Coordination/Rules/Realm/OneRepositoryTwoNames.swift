import Contracts
package import Findings
import JSONText
import Realms

/// Two entries of the realm stand for one repository.
package struct OneRepositoryTwoNames: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 109), "one-repository-two-names", severity: .warning,
    summary: "Two entries of the realm stand for one repository.",
    rationale: """
      Each would be asked on its own, and a change of one would look like a foreign write to \
      the other.
      """,
    bad: """
      --- repos/player.yaml
      path: ../player
      --- repos/recorder.yaml
      path: ../player

      """,
    good: """
      --- repos/player.yaml
      path: ../player
      --- repos/recorder.yaml
      path: ../recorder

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    var seen: [JSONName: RealmRepository] = [:]
    return facts.realm.repositories.compactMap { repository in
      let places = [repository.path, repository.url, repository.root].compactMap { $0 }
      for place in places {
        guard let other = seen[JSONName(place.value)] else { continue }
        return finding(
          "'\(repository.name)' and '\(other.name)' are one repository: '\(place.value)'",
          at: place.span, in: repository.file, facts, meaning: [repository.name.text])
      }
      for place in places { seen[JSONName(place.value)] = repository }
      return nil
    }
  }
}
