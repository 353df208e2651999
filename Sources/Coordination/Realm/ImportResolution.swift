package import Contracts
package import Realms

/// What an import's range comes to in a realm.
package struct ImportResolution: Hashable, Sendable {
  /// The version that is used: what was locked, as long as the range takes it, else the newest that
  /// it takes.
  package var used: RealmContract?
  /// The newest version that the range takes.
  package var wanted: RealmContract?
  /// The newest version there is.
  package var newest: RealmContract?
  package var status: RealmImport.Status

  package init(
    _ contract: ContractName, _ range: SemVerRange, in domain: RealmDomain?,
    locked: Version? = nil
  ) {
    let versions = domain?.versions(of: contract) ?? []
    newest = versions.last { $0.version.prerelease.isEmpty } ?? versions.last
    wanted = versions.last { range.contains($0.version) }
    let kept = locked.flatMap { locked in
      versions.last { $0.version == locked && range.contains(locked) }
    }
    used = kept ?? wanted
    // A lock of a version that is gone says that somebody took a promise back.
    let isGone = locked.map { locked in
      range.contains(locked) && !versions.contains { $0.version == locked }
    }
    status =
      used == nil || isGone == true ? .broken : used?.version == wanted?.version ? .current : .stale
  }
}

extension Realm {
  /// What a binding's import comes to.
  package func resolution(
    of taken: RealmImport, in domain: RealmName, locked: Version? = nil
  ) -> ImportResolution {
    ImportResolution(
      taken.contract.value, taken.range.value, in: self.domain(domain),
      locked: locked ?? taken.resolved?.version)
  }
}
