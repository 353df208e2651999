package import Contracts
package import Realms

extension Realm {
  /// The repositories that rely on another one: importers of what it offers, and those that say so.
  package func dependents(of provider: RealmName) -> [RealmName] {
    var found = Set(
      repositories.filter { $0.dependsOn.contains { $0.value == provider } }.map(\.name))
    for domain in domains {
      for export in domain.binding(of: provider)?.exports ?? [] {
        found.formUnion(domain.importers(of: export.contract.value).map(\.binding.repository))
      }
    }
    found.remove(provider)
    return found.sorted()
  }

  /// The domains in which a repository offers a contract; where it offers it in none, all.
  ///
  /// Another repository may offer another contract of that name elsewhere.
  package func domains(
    of contract: ContractName, offeredBy provider: RealmName
  ) -> [RealmDomain] {
    let own = domains.filter { domain in
      domain.exporters(of: contract).contains { $0.binding.repository == provider }
    }
    return own.isEmpty ? domains : own
  }
}
