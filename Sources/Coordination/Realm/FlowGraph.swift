package import Contracts
package import Realms

/// Who offers what to whom in a realm, ready to be drawn.
package struct FlowGraph: Sendable {
  /// A contract that a repository offers.
  package struct Offer: Hashable, Sendable {
    package var provider: RealmName
    package var domain: RealmName
    package var contract: ContractName
    package var version: Version?
  }

  /// A contract that a repository relies on.
  package struct Reliance: Hashable, Sendable {
    package var consumer: RealmName
    package var domain: RealmName
    package var contract: ContractName
    package var range: SemVerRange
    /// What of it is read; empty for everything.
    package var uses: [String]
    package var status: RealmImport.Status
    package var used: Version?
  }

  package var name: String
  package var repositories: [RealmName]
  package var domains: [RealmName]
  package var offers: [Offer] = []
  package var reliances: [Reliance] = []
  /// Who says that it relies on whom, besides contracts.
  package var declared: [Realm.Edge]

  package init(_ realm: Realm, named name: String, only: RealmName? = nil) {
    self.name = name
    let chosen = realm.domains.filter { only == nil || $0.name == only }
    domains = chosen.map(\.name)
    for domain in chosen {
      let newest = Dictionary(grouping: domain.contracts, by: \.name).mapValues { $0.last?.version }
      for binding in domain.bindings {
        offers += binding.exports.map {
          Offer(
            provider: binding.repository, domain: domain.name, contract: $0.contract.value,
            version: newest[$0.contract.value] ?? $0.version?.value)
        }
        reliances += binding.imports.map {
          let found = realm.resolution(of: $0, in: domain.name)
          return Reliance(
            consumer: binding.repository, domain: domain.name, contract: $0.contract.value,
            range: $0.range.value, uses: $0.uses.map(\.value), status: found.status,
            used: found.used?.version)
        }
      }
    }
    declared = realm.edges.filter { $0.reason == .declared }
    let named = Set(
      realm.repositories.map(\.name) + offers.map(\.provider) + reliances.map(\.consumer)
        + declared.flatMap { [$0.consumer, $0.provider] })
    let bound = Set(
      chosen.flatMap { $0.members.map(\.value) + $0.bindings.map(\.repository) })
    repositories = named.filter { only == nil || bound.contains($0) }.sorted()
    if only != nil {
      declared = declared.filter { bound.contains($0.consumer) && bound.contains($0.provider) }
    }
  }

  /// Who offers a contract in a domain.
  package func providers(of reliance: Reliance) -> [RealmName] {
    offers.filter { $0.contract == reliance.contract && $0.domain == reliance.domain }
      .map(\.provider)
  }
}
