import Contracts
package import Findings
import Realms
import SourceText

/// Something is recorded for an environment that the realm does not name.
package struct UnknownEnvironment: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 305), "unknown-environment", severity: .error,
    summary: """
      Something is recorded for an environment that the realm does not name.
      """,
    rationale: """
      Whoever asks what runs where asks for the names in `realm.yaml`, and never finds it.
      """,
    bad: """
      --- realm.yaml
      name: rugs
      environments: [main]
      --- environments/prod/player.yaml
      contracts: { ping: 1.0.0 }

      """,
    good: """
      --- realm.yaml
      name: rugs
      environments: [main]
      --- environments/main/player.yaml
      contracts: { ping: 1.0.0 }

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    let known = facts.realm.charter.environments.map(\.value)
    return facts.realm.deployments.filter { !known.contains($0.environment) }.map { deployment in
      finding(
        "the realm has no environment '\(deployment.environment)'", at: .beginning,
        in: deployment.file, facts, meaning: [deployment.environment.text])
    }
  }
}
