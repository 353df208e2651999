package import Findings

/// Every rule about plans, in the order of their IDs within their family.
let planRules: [any PlanRule] = gateRules

private let gateRules: [any PlanRule] = [
  UnprovenCompletion(),
  EvidenceForAnotherPhase(),
  StaleEvidence(),
  GateBeforePrerequisite(),
  DifferingCriteria(),
  PendingItemInPassedGate(),
  CircularPrerequisite(),
  ParentAheadOfChild(),
  FutureEvidence(),
  SingleSourceGate(),
  CompletionByCreation(),
  FeatureAheadOfFoundation(),
  InventedData(),
  DisagreeingMark(),
  UnreadableClaim(),
  UnknownOperator(),
  ContradictingSample(),
  UnnamedSource(),
  UnexplainedShortfall(),
  UnmetRequirement(),
  ContractBreakingSample(),
  UnmetQuery(),
]

/// What the rules are, for explanations and reports.
package let gatingRuleInfos: [RuleInfo] = planRules.map { type(of: $0).info }
