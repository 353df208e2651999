package import Contracts
package import SourceText

/// `domains/DOMAIN/bindings/REPOSITORY.yaml`: what one repository offers and relies on there.
package struct RealmBinding: Sendable {
  package var domain: RealmName
  package var repository: RealmName
  package var file: String
  package var span = SourceSpan.beginning
  /// What it says it is.
  package var role: Placed<RealmRole>?
  package var exports: [RealmExport] = []
  package var imports: [RealmImport] = []

  package init(_ domain: RealmName, _ repository: RealmName) {
    self.domain = domain
    self.repository = repository
    file = RealmPath.binding(domain: domain, repository).description
  }

  /// What it is by what it does.
  package var actualRole: RealmRole? {
    switch (exports.isEmpty, imports.isEmpty) {
    case (false, false): .both
    case (false, true): .provider
    case (true, false): .consumer
    case (true, true): nil
    }
  }
}

/// A contract that a repository offers.
package struct RealmExport: Sendable {
  package var span: SourceSpan
  package var contract: Placed<ContractName>
  /// The newest version it offers.
  package var version: Placed<Version>?
  /// The digest of each version that it ever offered.
  package var digests: [Version: Placed<String>] = [:]
  /// Code that must move with the contract: `source_files`, patterns.
  package var sourceFiles: [Placed<String>] = []
  /// Where stored events lie.
  package var location: Placed<String>?

  package init(_ contract: Placed<ContractName>, span: SourceSpan) {
    self.contract = contract
    self.span = span
  }
}

/// A contract that a repository relies on.
package struct RealmImport: Sendable {
  package enum Status: String, Hashable, Sendable, CaseIterable {
    case current, stale, broken
  }

  /// What the range came to.
  package struct Resolution: Hashable, Sendable {
    package var version: Version
    /// The realm's commit in which it was found.
    package var commit: String?

    package init(version: Version, commit: String?) {
      self.version = version
      self.commit = commit
    }
  }

  package var span: SourceSpan
  package var contract: Placed<ContractName>
  package var range: Placed<SemVerRange>
  /// The fields of events that are read, as they are written; empty means all of them.
  package var uses: [Placed<String>] = []
  /// How it treats what its version does not foresee: `strict`, `tolerant`, ...
  package var profile: Placed<String>?
  /// Files of the consumer that read the contract: `binding`, patterns.
  package var files: [Placed<String>] = []
  package var status: Placed<Status>?
  package var resolved: Resolution?
  /// How the consumer builds anew what it made; printed, never run.
  package var rebuild: Placed<String>?

  package init(
    _ contract: Placed<ContractName>, range: Placed<SemVerRange>, span: SourceSpan
  ) {
    self.contract = contract
    self.range = range
    self.span = span
  }
}
