import Contracts
package import Findings
import Realms

/// A repository claims a path of the shared data that the realm reserves.
package struct ReservedPathClaimed: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 107), "reserved-path-claimed", severity: .error,
    summary: """
      A repository claims a path of the shared data that the realm reserves.
      """,
    rationale: """
      What is reserved is kept free for something that everybody has agreed on, and that is \
      not there yet.
      """,
    bad: """
      --- realm.yaml
      name: rugs
      reserved: [vectors/]
      --- repos/player.yaml
      owns: ["vectors/**"]

      """,
    good: """
      --- realm.yaml
      name: rugs
      reserved: [vectors/]
      --- repos/player.yaml
      owns: ["events/**"]

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    facts.realm.repositories.flatMap { repository in
      repository.owns.compactMap { owned in
        facts.realm.charter.reserved.first { lies(owned.value, below: $0.value) }.map {
          finding(
            "'\(repository.name)' claims '\(owned.value)', but '\($0.value)' is reserved",
            at: owned.span, in: repository.file, facts,
            meaning: [repository.name.text, owned.value])
        }
      }
    }
  }

  private func lies(_ path: String, below folder: String) -> Bool {
    let steps = folder.split(separator: "/").filter { $0 != "**" && $0 != "*" }
    return path.split(separator: "/").starts(with: steps)
  }
}
