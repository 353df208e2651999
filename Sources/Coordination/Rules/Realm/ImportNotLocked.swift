import Contracts
package import Findings
import Realms

/// An import of this repository does not stand in `schema.lock` as the realm says it.
package struct ImportNotLocked: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 206), "import-not-locked", severity: .warning,
    summary: """
      An import of this repository does not stand in `schema.lock` as the realm says it.
      """,
    rationale: "Without the lock two machines may work against two versions.")

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    guard let own = facts.own, let realm = facts.realm.charter.name else { return [] }
    return facts.realm.domains.flatMap { domain -> [Finding] in
      guard let binding = domain.binding(of: own.repository) else { return [] }
      return binding.imports.compactMap { taken -> Finding? in
        let entry = own.lock.entry(
          realm: realm, domain: domain.name, contract: taken.contract.value)
        guard entry?.version != taken.resolved?.version || entry == nil else { return nil }
        var finding = finding(
          .init(
            "'schema.lock' \(entry.map { "has \($0.version)" } ?? "lacks an entry") for "
              + "'\(taken.contract.value)'"),
          at: taken.contract.span, in: binding.file, facts,
          meaning: [domain.name.text, taken.contract.value.text])
        finding.notes = ["'schema realm sync' writes it"]
        return finding
      }
    }
  }
}
