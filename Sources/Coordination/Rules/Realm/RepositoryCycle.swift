import Contracts
package import Findings
import Realms
import SourceText

/// Repositories rely on each other in a circle.
package struct RepositoryCycle: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 302), "repository-cycle", severity: .warning,
    summary: "Repositories rely on each other in a circle.",
    rationale: """
      A break in one of them travels round, and they can only be released together.
      """,
    bad: """
      --- repos/a.yaml
      depends_on: [b]
      --- repos/b.yaml
      depends_on: [a]

      """,
    good: """
      --- repos/a.yaml
      depends_on: [b]
      --- repos/b.yaml
      name: b

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    let edges = facts.realm.edges.map { (from: $0.consumer, to: $0.provider) }
    return cycles(edges).map { circle in
      let (file, span) = place(circle[0], circle[1], facts.realm)
      return finding(
        "repositories rely on each other: \(circle.map(\.text).joined(separator: " -> "))",
        at: span, in: file, facts, meaning: circle.map(\.text))
    }
  }

  /// Where one says that it relies on the other.
  private func place(
    _ consumer: RealmName, _ provider: RealmName, _ realm: Realm
  ) -> (String, SourceSpan) {
    if let repository = realm.repository(consumer),
      let said = repository.dependsOn.first(where: { $0.value == provider })
    {
      return (repository.file, said.span)
    }
    for domain in realm.domains {
      let owners = domain.owners
      guard let binding = domain.binding(of: consumer) else { continue }
      let taken = binding.imports.first { owners[$0.contract.value]?.contains(provider) ?? false }
      if let taken { return (binding.file, taken.contract.span) }
    }
    return ("realm.yaml", .beginning)
  }
}
