import Contracts
package import Findings
import Realms
import SourceText

/// The text of a contract changed and its version did not.
package struct ChangedPublishedContract: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 104), "changed-published-contract", severity: .error,
    summary: "The text of a contract changed and its version did not.",
    rationale: """
      A version that is out is a promise. Whoever checked against it checked against something \
      else.
      """,
    bad: """
      --- domains/game/contracts/ping/1.0.0.yaml
      contract: ping
      --- domains/game/bindings/player.yaml
      exports:
        - contract: ping
          digests:
            1.0.0: sha256:0000000000000000000000000000000000000000000000000000000000000000

      """,
    good: """
      --- domains/game/contracts/ping/1.0.0.yaml
      contract: ping
      --- domains/game/bindings/player.yaml
      exports:
        - contract: ping
          digests:
            1.0.0: sha256:1111111111111111111111111111111111111111111111111111111111111111

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    facts.realm.domains.flatMap { domain -> [Finding] in
      let exported = exportedDigests(in: domain)
      let binding = (facts.own?.repository).flatMap { domain.binding(of: $0) }
      let owned = Set(binding?.exports.map(\.contract.value) ?? [])
      return domain.contracts.compactMap { contract in
        guard let digest = facts.digests[contract.path] else { return nil }
        if owned.contains(contract.name),
          let published = facts.own?.published[contract.name]?[contract.version],
          published != digest
        {
          return finding(contract, "is not the text that this repository has published", facts)
        }
        if let recorded = exported[contract.name]?[contract.version], recorded != digest {
          return finding(contract, "is not the text that its owner exported", facts)
        }
        return locked(digest, contract, facts)
      }
    }
  }

  private func exportedDigests(in domain: RealmDomain) -> [ContractName: [Version: String]] {
    var digests: [ContractName: [Version: String]] = [:]
    for export in domain.bindings.flatMap(\.exports) {
      for (version, digest) in export.digests {
        digests[export.contract.value, default: [:]][version] = digest.value
      }
    }
    return digests
  }

  /// Owner and text may have been changed together; what a consumer has seen stays.
  private func locked(
    _ digest: String, _ contract: RealmContract, _ facts: RealmFacts
  ) -> Finding? {
    let entry = facts.own?.lock.entries.first {
      $0.domain == contract.domain && $0.contract == contract.name
        && $0.version == contract.version && $0.realm == facts.realm.charter.name
    }
    guard let entry, entry.digest != digest else { return nil }
    return finding(contract, "is not the text that 'schema.lock' names", facts)
  }

  private func finding(
    _ contract: RealmContract, _ words: String, _ facts: RealmFacts
  ) -> Finding {
    var finding = finding(
      "'\(contract.reference)' \(words)", at: .beginning, in: contract.path, facts,
      meaning: [contract.domain.text, contract.reference, words])
    finding.notes = ["a change is a new version: 'schema bump \(contract.name) --write'"]
    return finding
  }
}
