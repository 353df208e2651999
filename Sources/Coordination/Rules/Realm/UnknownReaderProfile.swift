import Contracts
import Evolution
package import Findings
import Realms

/// An import names a kind of reader that there is not.
package struct UnknownReaderProfile: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 205), "unknown-reader-profile", severity: .error,
    summary: "An import names a kind of reader that there is not.",
    rationale: """
      Whether a change breaks a reader depends on what it gets along with; of this one nobody \
      knows.
      """,
    bad: """
      --- domains/game/contracts/ping/1.0.0.yaml
      contract: ping
      --- domains/game/bindings/player.yaml
      exports: [{ contract: ping, version: 1.0.0 }]
      --- domains/game/bindings/trainer.yaml
      imports: [{ contract: ping, range: ~1.0.0, profile: lenient }]

      """,
    good: """
      --- domains/game/contracts/ping/1.0.0.yaml
      contract: ping
      --- domains/game/bindings/player.yaml
      exports: [{ contract: ping, version: 1.0.0 }]
      --- domains/game/bindings/trainer.yaml
      imports: [{ contract: ping, range: ~1.0.0, profile: tolerant }]

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    let known = ReaderProfile.allCases.map(\.rawValue)
    return facts.realm.domains.flatMap(\.bindings).flatMap { binding in
      binding.imports.compactMap { taken in
        guard let profile = taken.profile, !known.contains(profile.value) else { return nil }
        var finding = finding(
          "there is no kind of reader '\(profile.value)'", at: profile.span, in: binding.file,
          facts, meaning: [binding.domain.text, binding.repository.text, profile.value])
        finding.notes = ["one of \(known.joined(separator: ", "))"]
        return finding
      }
    }
  }
}
