import Contracts
package import Findings
import Realms

/// A contract has a name that its domain reserves.
package struct ReservedContractName: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 106), "reserved-contract-name", severity: .error,
    summary: "A contract has a name that its domain reserves.",
    rationale: """
      A reserved name belonged to something else, or will; under it, old readers would take \
      one for the other.
      """,
    bad: """
      --- domains/game/domain.yaml
      name: game
      reserved: [ping]
      --- domains/game/contracts/ping/1.0.0.yaml
      contract: ping
      --- domains/game/bindings/player.yaml
      exports: [{ contract: ping, version: 1.0.0 }]

      """,
    good: """
      --- domains/game/domain.yaml
      name: game
      members: [player, trainer]
      --- repos/player.yaml
      name: player
      --- repos/trainer.yaml
      name: trainer
      --- domains/game/contracts/ping/1.0.0.yaml
      contract: ping
      --- domains/game/bindings/player.yaml
      exports: [{ contract: ping, version: 1.0.0 }]

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    facts.realm.domains.flatMap { domain in
      domain.reserved.compactMap { reserved in
        let used = domain.bindings.flatMap { binding in
          binding.exports.map { (binding: binding, name: $0.contract) }
        }.first { $0.name.value.text.utf8.elementsEqual(reserved.value.utf8) }
        return used.map {
          finding(
            "contract name '\($0.name.value)' is reserved in '\(domain.name)'", at: $0.name.span,
            in: $0.binding.file, facts, meaning: [domain.name.text, reserved.value])
        }
      }
    }
  }
}
