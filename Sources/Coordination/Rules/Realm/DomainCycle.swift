import Contracts
package import Findings
import Realms

/// Domains depend on each other in a circle.
package struct DomainCycle: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 301), "domain-cycle", severity: .error,
    summary: "Domains depend on each other in a circle.",
    rationale: "None of them can change first.",
    bad: """
      --- domains/a/domain.yaml
      name: a
      depends_on: [b]
      --- domains/b/domain.yaml
      name: b
      depends_on: [a]

      """,
    good: """
      --- domains/a/domain.yaml
      name: a
      depends_on: [b]
      --- domains/b/domain.yaml
      name: b

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    let edges = facts.realm.domainEdges.map { (from: $0.consumer, to: $0.provider) }
    return cycles(edges).compactMap { circle in
      guard let domain = facts.realm.domain(circle[0]) else { return nil }
      let span = domain.dependsOn.first { $0.value == circle[1] }?.span ?? domain.span
      return finding(
        "domains depend on each other: \(circle.map(\.text).joined(separator: " -> "))", at: span,
        in: domain.file, facts, meaning: circle.map(\.text))
    }
  }
}
