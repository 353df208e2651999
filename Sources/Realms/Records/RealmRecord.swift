package import Contracts
import JSONText
package import SourceText

/// What a consumer found when it tried a version: `verifications/NAME.json`.
package struct RealmVerification: Sendable {
  package enum Result: String, Hashable, Sendable, CaseIterable { case pass, fail }

  package var file: String
  package var span = SourceSpan.beginning
  package var consumer: RealmName
  package var contract: ContractName
  package var version: Version
  package var result: Result
  /// The digest of the contract it was tried with, where it is known.
  package var digest: String?
  package var evidence: Evidence?
  package var date: Day?
  /// The consumer's own version or commit.
  package var revision: String?
  package var isPending = false

  /// What is offered as proof: a file of the consumer, and its digest then.
  package struct Evidence: Hashable, Sendable {
    package var path: String
    package var digest: String?

    package init(path: String, digest: String? = nil) {
      self.path = path
      self.digest = digest
    }
  }
}

/// A consumer's word that it knows of a break and will follow: `acknowledgements/NAME.json`.
package struct RealmAcknowledgement: Sendable {
  package var file: String
  package var span = SourceSpan.beginning
  package var consumer: RealmName
  package var contract: ContractName
  package var version: Version
  package var by: String?
  package var reason: String?
  package var date: Day?
  /// The last day on which the word holds.
  package var until: Day?
  package var isPending = false
}

/// What a repository runs somewhere: `environments/ENVIRONMENT/REPOSITORY.yaml`.
package struct RealmDeployment: Sendable {
  package var file: String
  package var environment: RealmName
  package var repository: RealmName
  /// The contract versions it was built for.
  package var contracts: [(name: Placed<ContractName>, version: Placed<Version>)] = []
  package var date: Day?
  package var revision: String?
  package var isPending = false

  package func version(of contract: ContractName) -> Version? {
    contracts.first { $0.name.value == contract }?.version.value
  }
}
