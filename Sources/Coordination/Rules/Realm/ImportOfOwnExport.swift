import Contracts
package import Findings
import Realms

/// A repository imports a contract that it offers itself.
package struct ImportOfOwnExport: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 204), "import-of-own-export", severity: .warning,
    summary: "A repository imports a contract that it offers itself.",
    rationale: """
      It would be asked whether its own change breaks it, and count as a consumer.
      """,
    bad: """
      --- domains/game/contracts/ping/1.0.0.yaml
      contract: ping
      --- domains/game/bindings/player.yaml
      exports: [ping]
      imports: [{ contract: ping, range: ~1.0.0 }]

      """,
    good: """
      --- domains/game/contracts/ping/1.0.0.yaml
      contract: ping
      --- domains/game/bindings/player.yaml
      exports: [{ contract: ping, version: 1.0.0 }]

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    facts.realm.domains.flatMap(\.bindings).flatMap { binding in
      binding.imports.filter { taken in
        binding.exports.contains { $0.contract.value == taken.contract.value }
      }.map { taken in
        finding(
          "'\(binding.repository)' imports '\(taken.contract.value)' from itself",
          at: taken.contract.span, in: binding.file, facts,
          meaning: [binding.domain.text, binding.repository.text, taken.contract.value.text])
      }
    }
  }
}
