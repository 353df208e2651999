import Contracts
package import Findings
import Realms

/// An import finds no version that it takes.
package struct BrokenImport: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 201), "broken-import", severity: .error,
    summary: "An import finds no version that it takes.",
    rationale: "The consumer relies on something that is not there, or no longer.",
    bad: """
      --- domains/game/contracts/ping/1.0.0.yaml
      contract: ping
      --- domains/game/bindings/player.yaml
      exports: [{ contract: ping, version: 1.0.0 }]
      --- domains/game/bindings/trainer.yaml
      imports: [{ contract: ping, range: ^2.0.0 }]

      """,
    good: """
      --- domains/game/contracts/ping/1.0.0.yaml
      contract: ping
      --- domains/game/bindings/player.yaml
      exports: [{ contract: ping, version: 1.0.0 }]
      --- domains/game/bindings/trainer.yaml
      imports: [{ contract: ping, range: ~1.0.0 }]

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    facts.realm.domains.flatMap { domain in
      domain.bindings.flatMap { binding in
        binding.imports.compactMap { check($0, of: binding, in: domain, facts) }
      }
    }
  }

  private func check(
    _ taken: RealmImport, of binding: RealmBinding, in domain: RealmDomain, _ facts: RealmFacts
  ) -> Finding? {
    let name = taken.contract.value
    let meaning = [domain.name.text, binding.repository.text, name.text]
    let resolution = facts.realm.resolution(of: taken, in: domain.name)
    guard let newest = resolution.newest else {
      return finding(
        "'\(binding.repository)' imports '\(name)', which is not in '\(domain.name)'",
        at: taken.contract.span, in: binding.file, facts, meaning: meaning)
    }
    guard resolution.wanted == nil else { return nil }
    return finding(
      .init(
        "'\(binding.repository)' takes '\(name)' in '\(taken.range.value)', and "
          + "\(newest.version) is the newest there"),
      at: taken.range.span, in: binding.file, facts, meaning: meaning)
  }
}
