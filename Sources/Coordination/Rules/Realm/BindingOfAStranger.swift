import Contracts
package import Findings
import Realms

/// A repository binds itself to a domain that it is no member of.
package struct BindingOfAStranger: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 111), "binding-of-a-stranger", severity: .error,
    summary: "A repository binds itself to a domain that it is no member of.",
    rationale: """
      Members of a domain know each other and agree; who is none of them is not asked when \
      something changes.
      """,
    bad: """
      --- domains/game/domain.yaml
      name: game
      members: [player, trainer]
      --- repos/player.yaml
      name: player
      --- repos/trainer.yaml
      name: trainer
      --- repos/other.yaml
      name: other
      --- domains/game/bindings/other.yaml
      role: consumer

      """,
    good: """
      --- domains/game/domain.yaml
      name: game
      members: [player, trainer]
      --- repos/player.yaml
      name: player
      --- repos/trainer.yaml
      name: trainer
      --- domains/game/bindings/trainer.yaml
      role: consumer

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    facts.realm.domains.filter(\.isDeclared).flatMap { domain in
      domain.bindings.filter { binding in
        !domain.members.contains { $0.value == binding.repository }
      }.map { binding in
        finding(
          "'\(binding.repository)' is bound to '\(domain.name)' and no member of it",
          at: binding.span, in: binding.file, facts,
          meaning: [domain.name.text, binding.repository.text])
      }
    }
  }
}
