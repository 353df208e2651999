package import Contracts
package import Realms

/// What holds for a version that is to go out, whoever reads it.
package struct ReleaseTerms: Sendable {
  package var contract: ContractName
  package var version: Version
  /// Who offers it.
  package var provider: RealmName?
  /// Where it is to go.
  package var environment: RealmName?
  /// The digest of its text.
  package var digest: String?
  package var today: Day?
  /// The day on which consumers could first see it.
  package var announced: Day?
  package var governance: RealmCharter.Governance

  package init(
    _ contract: ContractName, _ version: Version,
    governance: RealmCharter.Governance = .init()
  ) {
    self.contract = contract
    self.version = version
    self.governance = governance
  }

  /// The last day that consumers have to follow a break; nil where none was set or it has not
  /// begun.
  package var deadline: Day? {
    guard let days = governance.gracePeriodDays else { return nil }
    return announced?.adding(days: days)
  }

  package var reference: String { "\(contract) \(version)" }
}
