import Contracts
package import Findings
import Realms
import SourceText

/// A contract lies in a domain and no repository offers it.
package struct ContractWithoutOwner: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 102), "contract-without-owner", severity: .warning,
    summary: "A contract lies in a domain and no repository offers it.",
    rationale: "Nobody promises to keep it, and nobody may change it.",
    bad: """
      --- domains/game/contracts/ping/1.0.0.yaml
      contract: ping
      --- domains/game/bindings/player.yaml
      role: provider

      """,
    good: """
      --- domains/game/contracts/ping/1.0.0.yaml
      contract: ping
      --- domains/game/bindings/player.yaml
      exports: [{ contract: ping, version: 1.0.0 }]

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    facts.realm.domains.flatMap { domain in
      let owners = domain.owners
      return domain.contractNames.filter { owners[$0] == nil }.compactMap { name in
        domain.versions(of: name).last.map { contract in
          finding(
            "no repository offers contract '\(name)'", at: .beginning, in: contract.path, facts,
            meaning: [domain.name.text, name.text])
        }
      }
    }
  }
}
