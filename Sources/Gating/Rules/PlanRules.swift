package import Findings
import Plans

/// Every rule about plans, in the order of their IDs within their family.
let planRules: [any PlanRule] =
  documentRules + gateRules + evidenceRules + decisionRules + taskRules + qualityRules

private let documentRules: [any PlanRule] = [
  RivalCanonicalPlans(),
  DifferingStatuses(),
  UnknownStatus(),
  MarkAgainstLegend(),
  UndatedVerification(),
  UnresolvedBlocker(),
  SatisfiedBlocker(),
  OpenItemUnderPassedGate(),
  RepeatedPhase(),
  UntrustedSource(),
  UndecidedQuestion(),
  StaleSection(),
  ChangeWithoutPlan(),
  ImpossibleDate(),
  BrokenDocument(),
  WrongArithmetic(),
  MiscountedList(),
  MissingPath(),
  ContradictoryFact(),
  RivalTerm(),
  TickedAndOpen(),
  MisstatedTotal(),
  MisstatedLength(),
  UnknownCommit(),
  OverdueReview(),
  IncompleteLayout(),
  DocumentOutOfClass(),
  MisnamedDocument(),
]

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
]

private let evidenceRules: [any PlanRule] = [
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

private let decisionRules: [any PlanRule] = [
  MisnamedDecision(),
  RepeatedDecisionNumber(),
  DecisionNumberGap(),
  MissingDecisionSection(),
  EmptyDecisionSection(),
  DisorderedDecision(),
  UnknownDecisionStatus(),
  BrokenDecisionLink(),
  OneWaySupersession(),
  RivalDecisions(),
]

private let taskRules: [any PlanRule] = [
  CopiedWeek(),
  UnownedTask(),
  TaskWithoutCriteria(),
  TaskWithoutFiles(),
  BlockedTaskWithoutBlocker(),
  CompletedTaskWithOpenCriteria(),
]

private let qualityRules: [any PlanRule] = [
  UnmetCriteria(),
  FailingTests(),
  LowCoverage(),
  OpenVulnerabilities(),
  MissedBenchmark(),
  StaleDocumentation(),
  MissingApproval(),
  UnreadableArtifact(),
  StaleArtifact(),
]

/// What the rules are, for explanations and reports.
package let gatingRuleInfos: [RuleInfo] = planRules.map { type(of: $0).info } + textRuleInfos
