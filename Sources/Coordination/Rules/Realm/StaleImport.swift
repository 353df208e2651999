import Contracts
package import Findings
import Realms

/// An import stands for an older version than its range takes.
package struct StaleImport: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 203), "stale-import", severity: .info,
    summary: "An import stands for an older version than its range takes.",
    rationale: "The consumer may move without asking anybody, and has not.",
    bad: """
      --- domains/game/contracts/ping/1.0.0.yaml
      contract: ping
      --- domains/game/contracts/ping/1.0.1.yaml
      a: 1
      --- domains/game/bindings/player.yaml
      exports: [{ contract: ping, version: 1.0.0 }]
      --- domains/game/bindings/trainer.yaml
      imports: [{ contract: ping, range: ~1.0.0, resolved: { version: 1.0.0 } }]

      """,
    good: """
      --- domains/game/contracts/ping/1.0.0.yaml
      contract: ping
      --- domains/game/bindings/player.yaml
      exports: [{ contract: ping, version: 1.0.0 }]
      --- domains/game/bindings/trainer.yaml
      imports: [{ contract: ping, range: ~1.0.0, resolved: { version: 1.0.0 } }]

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    facts.realm.domains.flatMap { domain in
      domain.bindings.flatMap { binding in
        binding.imports.compactMap { taken in
          let found = facts.realm.resolution(of: taken, in: domain.name)
          guard found.status == .stale, let used = found.used, let wanted = found.wanted else {
            return nil
          }
          return finding(
            "'\(binding.repository)' uses '\(used.reference)', and \(wanted.version) is there",
            at: taken.contract.span, in: binding.file, facts,
            meaning: [domain.name.text, binding.repository.text, taken.contract.value.text])
        }
      }
    }
  }
}
