package import Contracts
package import SourceText

/// What a repository is to a domain.
package enum RealmRole: String, Hashable, Sendable, CaseIterable {
  case provider
  case consumer
  case both
}

/// A version of a contract that lies in a domain.
package struct RealmContract: Hashable, Sendable {
  package var domain: RealmName
  package var name: ContractName
  package var version: Version
  /// Below the realm's root.
  package var path: String
  /// What git calls the content.
  package var object: String?
  package var isPending = false

  /// The contract as people name it: `ping@1.0.0`.
  package var reference: String { "\(name)@\(version)" }
}

/// An area in which some repositories agree: its members, contracts and bindings.
package struct RealmDomain: Sendable {
  package var name: RealmName
  /// `domains/NAME/domain.yaml`.
  package var file: String
  package var span = SourceSpan.beginning
  /// Whether the file is there: contracts alone make no domain.
  package var isDeclared = false
  package var summary: String?
  /// The repository that keeps the domain.
  package var owner: Placed<RealmName>?
  package var members: [Placed<RealmName>] = []
  /// Domains that this one takes contracts from.
  package var dependsOn: [Placed<RealmName>] = []
  /// Contract names that may not be used, or not again.
  package var reserved: [Placed<String>] = []
  /// In the order of names and then versions.
  package var contracts: [RealmContract] = []
  /// In the order of repositories.
  package var bindings: [RealmBinding] = []

  package init(_ name: RealmName) {
    self.name = name
    file = RealmPath.domain(name).description
  }

  package func binding(of repository: RealmName) -> RealmBinding? {
    bindings.first { $0.repository == repository }
  }

  /// The versions of a contract, oldest first.
  package func versions(of name: ContractName) -> [RealmContract] {
    // They stand in the order of their names, and a realm may hold very many.
    var (low, high) = (0, contracts.count)
    while low < high {
      let middle = (low + high) / 2
      if contracts[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return Array(contracts[low...].prefix { $0.name == name })
  }

  /// The names of the contracts that lie here, each once.
  package var contractNames: [ContractName] {
    var names: [ContractName] = []
    for contract in contracts where names.last != contract.name { names.append(contract.name) }
    return names
  }

  /// Every repository that says it offers a contract; more than one is a fault.
  package func exporters(
    of name: ContractName
  ) -> [(binding: RealmBinding, export: RealmExport)] {
    bindings.flatMap { binding in
      binding.exports.filter { $0.contract.value == name }.map { (binding, $0) }
    }
  }

  /// Every repository that relies on a contract.
  package func importers(
    of name: ContractName
  ) -> [(binding: RealmBinding, import: RealmImport)] {
    bindings.flatMap { binding in
      binding.imports.filter { $0.contract.value == name }.map { (binding, $0) }
    }
  }
}
