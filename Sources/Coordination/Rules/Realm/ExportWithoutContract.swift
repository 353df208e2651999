import Contracts
package import Findings
import Realms

/// A repository offers a version of a contract that is not there.
package struct ExportWithoutContract: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 105), "export-without-contract", severity: .error,
    summary: "A repository offers a version of a contract that is not there.",
    rationale: "Whoever relies on it finds nothing.",
    bad: """
      --- domains/game/bindings/player.yaml
      exports: [{ contract: ping, version: 1.0.0 }]

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
      domain.bindings.flatMap { binding in
        binding.exports.compactMap { check($0, of: binding, in: domain, facts) }
      }
    }
  }

  private func check(
    _ export: RealmExport, of binding: RealmBinding, in domain: RealmDomain, _ facts: RealmFacts
  ) -> Finding? {
    let name = export.contract.value
    let versions = domain.versions(of: name).map(\.version)
    let wanted = export.version.map { [$0.value] } ?? export.digests.keys.sorted()
    guard let missing = wanted.first(where: { !versions.contains($0) }) else {
      return versions.isEmpty
        ? finding(
          "contract '\(name)' is offered, and no version of it is there",
          at: export.contract.span, in: binding.file, facts, meaning: [domain.name.text, name.text])
        : nil
    }
    return finding(
      "'\(name)@\(missing)' is offered and not there", at: export.contract.span, in: binding.file,
      facts, meaning: [domain.name.text, name.text])
  }
}
