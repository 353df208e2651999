package import Findings
import Realms

/// Every rule about realms, one line each, in the order of their numbers.
package let realmRules: [any RealmRule.Type] = [
  TwoContractOwners.self,
  ContractWithoutOwner.self,
  ForeignWrite.self,
  ChangedPublishedContract.self,
  ExportWithoutContract.self,
  ReservedContractName.self,
  ReservedPathClaimed.self,
  SharedAlias.self,
  OneRepositoryTwoNames.self,
  AbsentDomainMember.self,
  BindingOfAStranger.self,
  RoleDisagrees.self,
  ApprovalWithoutApprover.self,
  StaleCodeOwners.self,
  UnsignedRealmCommit.self,
  RecordForAnother.self,
  ContestedPath.self,
  BrokenImport.self,
  RangeSpansMinor.self,
  StaleImport.self,
  ImportOfOwnExport.self,
  UnknownReaderProfile.self,
  ImportNotLocked.self,
  DomainCycle.self,
  RepositoryCycle.self,
  OneSidedDependency.self,
  UnknownDependency.self,
  UnknownEnvironment.self,
]

/// What can be wrong with a realm, for `schema explain`, the reports and `docs/rules.md`.
package let realmRuleInfos: [RuleInfo] =
  RealmProblemRules.all + realmRules.map { $0.info } + [UndeclaredUse.info] + LayoutRules.all
  + SyncRules.all

extension RealmFacts {
  /// All that is wrong with the realm.
  package func findings() -> [Finding] {
    realm.problems.map { $0.finding(in: realm) } + realmRules.flatMap { $0.init().check(self) }
  }
}
