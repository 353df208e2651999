import Contracts
package import Findings
import Realms

/// The role that a repository says it has is not the one it takes.
package struct RoleDisagrees: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 112), "role-disagrees", severity: .warning,
    summary: "The role that a repository says it has is not the one it takes.",
    rationale: """
      People read the role, and the tool reads exports and imports; they should read the same.
      """,
    bad: """
      --- domains/game/contracts/ping/1.0.0.yaml
      contract: ping
      --- domains/game/bindings/player.yaml
      role: consumer
      exports: [ping]

      """,
    good: """
      --- domains/game/contracts/ping/1.0.0.yaml
      contract: ping
      --- domains/game/bindings/player.yaml
      role: provider
      exports: [ping]

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    facts.realm.domains.flatMap(\.bindings).compactMap { binding in
      guard let role = binding.role, let actual = binding.actualRole, role.value != actual else {
        return nil
      }
      return finding(
        "role is '\(role.value.rawValue)', but exports and imports make it '\(actual.rawValue)'",
        at: role.span, in: binding.file, facts,
        meaning: [binding.domain.text, binding.repository.text])
    }
  }
}
