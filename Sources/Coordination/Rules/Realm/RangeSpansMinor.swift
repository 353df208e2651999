import Contracts
package import Findings
import Realms

/// An import takes versions that a minor step lies between, where a minor step asks for a migration.
package struct RangeSpansMinor: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 202), "range-spans-minor", severity: .warning,
    summary: """
      An import takes versions that a minor step lies between, where a minor step asks for a migration.
      """,
    rationale: """
      By the founding rule a minor version may require new fields, so that stored events need \
      a migration. A range that is safe by Semantic Versioning is not safe there. `bump: \
      semver` in `realm.yaml` says that a minor version asks nothing of anybody.
      """,
    bad: """
      --- domains/game/contracts/ping/1.0.0.yaml
      contract: ping
      --- domains/game/bindings/player.yaml
      exports: [{ contract: ping, version: 1.0.0 }]
      --- domains/game/bindings/trainer.yaml
      imports: [{ contract: ping, range: ^1.0.0 }]

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
    guard facts.realm.charter.bumpRule == .founding else { return [] }
    return facts.realm.domains.flatMap(\.bindings).flatMap { binding in
      binding.imports.compactMap { taken in
        taken.range.value.spannedMinor.map { from, to in
          finding(taken, binding, from, to, facts)
        }
      }
    }
  }

  private func finding(
    _ taken: RealmImport, _ binding: RealmBinding, _ from: Version, _ to: Version,
    _ facts: RealmFacts
  ) -> Finding {
    let range = taken.range.value
    var finding = finding(
      .init(
        "range '\(range)' of '\(taken.contract.value)' takes \(from) and \(to), and a minor "
          + "step may require new fields"),
      at: taken.range.span, in: binding.file, facts,
      meaning: [binding.domain.text, binding.repository.text, taken.contract.value.text])
    let narrow = taken.resolved?.version ?? from
    finding.notes = ["'~\(narrow.major).\(narrow.minor).0' takes patches alone"]
    return finding
  }
}
