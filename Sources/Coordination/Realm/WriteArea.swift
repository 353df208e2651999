package import Contracts
package import Realms

/// Who offers each contract, by domain.
package typealias ContractOwners = [RealmName: [ContractName: [RealmName]]]

extension Realm {
  package var contractOwners: ContractOwners {
    Dictionary(domains.map { ($0.name, $0.owners) }) { first, _ in first }
  }

  /// Why a repository may not write a file of the realm; nil when it may.
  ///
  /// The realm is one as it would be afterwards: who founds a domain may write it.
  package func obstacle(
    for repository: RealmName, writing path: String, _ owners: ContractOwners
  ) -> String? {
    let place = RealmPath(path)
    if let owner = place.repository {
      return owner == repository ? nil : "it belongs to '\(owner)'"
    }
    switch place {
    case .contract(let name, let contract, _):
      let owners = owners[name]?[contract] ?? []
      guard let owner = owners.first(where: { $0 != repository }), !owners.contains(repository)
      else { return nil }
      return "'\(contract)' is owned by '\(owner)'"
    case .domain(let name):
      guard let domain = domain(name), domain.isDeclared else { return nil }
      if domain.owner?.value == repository { return nil }
      let isMember = domain.members.contains { $0.value == repository }
      return isMember ? nil : "'\(repository)' is no member of '\(name)'"
    case .codeOwners: return nil
    case .charter, .other: return "only an approver changes it, by a commit of their own"
    case .repository, .binding, .verification, .acknowledgement, .deployment: return nil
    }
  }

  /// Why a change waits for an approver, each reason once; none when it may go straight in.
  ///
  /// `before` is the realm without the change.
  package func approvals(before: Realm, by repository: RealmName) -> [String] {
    var reasons: [String] = []
    let isNew = before.repository(repository) == nil && self.repository(repository) != nil
    if isNew, before.charter.governance.admission != .open {
      reasons.append("'\(repository)' is new, and new repositories are let in by an approver")
    }
    guard before.charter.governance.breakNeedsApproval else { return reasons }
    for domain in domains {
      let known = before.domain(domain.name)
      for contract in domain.contracts where contract.version.prerelease.isEmpty {
        let older = known?.versions(of: contract.name).map(\.version) ?? []
        guard let newest = older.max(), !older.contains(contract.version),
          contract.version.step(from: newest) == .major
        else { continue }
        reasons.append("'\(contract.reference)' is a break, and breaks are let in by an approver")
      }
    }
    return reasons
  }
}
