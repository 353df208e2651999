import Contracts
import Evolution
import Findings
import SourceText
import Validation
import Workspace

/// Two versions of one contract or schema, compared and, where captures were given, replayed.
struct ComparedPair {
  let name: String
  let old: ContractSource
  let new: ContractSource
  private(set) var comparison: Comparison
  /// What captured events say of it.
  private(set) var replay: ReplayedStep?
  /// For each change that refuses captured events, by its index, where the first of them stands.
  private(set) var firstRefusals: [Int: RecordPlace] = [:]
  /// What the rules say of the changes.
  private(set) var findings: [Finding] = []
  /// What stored events are put through, when that was asked for.
  var migration: MigrationTrial?
  /// Where the file stood before it was moved.
  var movedFrom: String?
  let locator: SourceLocator

  init(_ old: ContractSource, _ new: ContractSource, _ settings: RepositorySettings) {
    name = new.contract?.name.value.text ?? old.contract?.name.value.text ?? new.name
    self.old = old
    self.new = new
    locator = SourceLocator(old, new)
    let policy = ChangePolicy(
      repository: settings.values.policy, contract: new.contract?.policy ?? [:])
    comparison = compare(
      ComparedSchema(old.graph, contract: old.contract),
      ComparedSchema(new.graph, contract: new.contract), policy: policy)
    findings = judged()
  }

  /// Takes in what captured events say.
  mutating func take(_ replay: ReplayedStep) {
    self.replay = replay
    let attribution = ChangeAttribution(comparison)
    for (cause, counted) in replay.refusals.causes {
      guard case .of(let index) = attribution.grouping(cause, nil),
        let place = counted.examples.first?.place
      else { continue }
      firstRefusals[index] = min(firstRefusals[index] ?? place, place)
    }
    for index in comparison.changes.indices where !comparison.changes[index].backward.isProved {
      let rejected = replay.refusals.groups[index] ?? 0
      comparison.observe(.init(rejected: rejected, of: replay.events), ofChangeAt: index)
    }
    findings = judged()
  }

  /// Whether neither proof nor counterexample was found for one of the two questions.
  var isUnknown: Bool { comparison.backward.isUnknown || comparison.forward.isUnknown }
}

extension Containment {
  /// Neither proved nor refuted.
  var isUnknown: Bool { !isProved && witness == nil }

  /// Why nothing could be told.
  var reason: String? {
    switch self {
    case .unknown(let reason): reason
    case .proved, .refuted: nil
    }
  }
}
