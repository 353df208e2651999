import Contracts
package import Findings
import Realms

/// Two repositories say that they own one contract.
package struct TwoContractOwners: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 101), "two-contract-owners", severity: .error,
    summary: "Two repositories say that they own one contract.",
    rationale: """
      Only the owner changes a contract. Where two own it, each can break the other, and \
      whoever relies on it does not know whom to ask.
      """,
    bad: """
      --- domains/game/contracts/ping/1.0.0.yaml
      contract: ping
      --- domains/game/bindings/player.yaml
      exports: [{ contract: ping, version: 1.0.0 }]
      --- domains/game/bindings/trainer.yaml
      exports: [ping]

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
      domain.owners.filter { $0.value.count > 1 }.keys.sorted().map {
        finding(about: $0, in: domain, facts)
      }
    }
  }

  private func finding(
    about contract: ContractName, in domain: RealmDomain, _ facts: RealmFacts
  ) -> Finding {
    let exporters = domain.exporters(of: contract)
    let names = exporters.map { "'\($0.binding.repository)'" }.joined(separator: " and ")
    let last = exporters[exporters.count - 1]
    var finding = finding(
      "contract '\(contract)' is owned by \(names)", at: last.export.contract.span,
      in: last.binding.file, facts, meaning: [domain.name.text, contract.text])
    finding.related = exporters.dropLast().map {
      .init(
        realmPlace($0.export.contract.span, in: $0.binding.file, facts.realm),
        "'\($0.binding.repository)' claims it here")
    }
    return finding
  }
}
