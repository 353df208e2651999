import Contracts
package import Findings
import Realms

/// A domain names a member that has not joined the realm.
package struct AbsentDomainMember: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 110), "absent-domain-member", severity: .info,
    summary: "A domain names a member that has not joined the realm.",
    rationale: "It is expected, and nothing is known of it yet.",
    bad: """
      --- domains/game/domain.yaml
      name: game
      members: [player, trainer]
      --- repos/player.yaml
      name: player

      """,
    good: """
      --- domains/game/domain.yaml
      name: game
      members: [player, trainer]
      --- repos/player.yaml
      name: player
      --- repos/trainer.yaml
      name: trainer

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    facts.realm.domains.flatMap { domain in
      domain.members.filter { facts.realm.repository($0.value) == nil }.map { member in
        finding(
          "'\(member.value)' is a member of '\(domain.name)' and has not joined the realm",
          at: member.span, in: domain.file, facts, meaning: [domain.name.text, member.value.text])
      }
    }
  }
}
