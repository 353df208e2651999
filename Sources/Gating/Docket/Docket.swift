import Contracts
import Findings
import Plans
import SourceText

/// All that is judged together: plans, what is true outside of them, and what is asked of them.
struct Docket: Sendable {
  let plans: [JudgedPlan]
  let facts: GateFacts
  let policy: GatePolicy
  /// Every phase of every plan.
  let phases: [JudgedPhase]
  /// The phases whose claims count: those of archived documents and of task lists are not gates.
  let live: [JudgedPhase]
  let records: [JudgedRecord]
  /// The records with numbers by folder, the first of each number.
  let recordsByFolder: [String: [Int: JudgedRecord]]
  let taskFiles: [JudgedTasks]
  /// Comments that ask to bear findings, by path.
  let suppressions: [String: [PlanSuppression]]
  /// Where a plan's phases begin in `phases`.
  private let starts: [Int]
  private let byLabel: [String: [Int]]
  private let byAnchor: [String: Int]
  /// What has to be done before what.
  private(set) var graph = GateGraph()
  /// Numbers that contradict each other.
  private(set) var conflicts: [Conflict] = []
  /// Names that tables give different values.
  private(set) var declaredConflicts: [DeclaredConflict] = []
  /// Whether each plan speaks of the repository it is judged in.
  private var isHome: [Bool] = []

  init(_ documents: [PlanDocument], facts: GateFacts, policy: GatePolicy) {
    plans = documents.enumerated().map { JudgedPlan($1, index: $0) }
    self.facts = facts
    self.policy = policy
    var starts: [Int] = []
    var phases: [JudgedPhase] = []
    for plan in plans {
      starts.append(phases.count)
      phases += plan.phases
    }
    (self.starts, self.phases) = (starts, phases)
    records = plans.compactMap { plan in
      plan.document.decisionRecord.map { JudgedRecord(plan: plan, record: $0) }
    }
    recordsByFolder = records.reduce(into: [:]) { found, judged in
      guard let number = judged.record.number else { return }
      let place = folder(of: judged.record.path)
      // A template gives its number up to a record.
      if found[place]?[number].map(\.record.isTemplate) ?? true {
        found[place, default: [:]][number] = judged
      }
    }
    taskFiles = plans.compactMap { plan in
      plan.document.taskFile.map { JudgedTasks(plan: plan, file: $0) }
    }
    let ungated = Set(
      (records.map(\.plan) + taskFiles.map(\.plan)).map(\.index)
        + plans.filter { plan in
          plan.document.documentClass == .archived
            || policy.archived.contains { globMatches($0, plan.path) }
        }.map(\.index))
    live = phases.filter { !ungated.contains($0.plan) }
    suppressions = Dictionary(
      plans.filter { !$0.document.suppressions.isEmpty }.map {
        ($0.path, $0.document.suppressions)
      },
      uniquingKeysWith: { $0 + $1 })
    byLabel = Dictionary(grouping: phases.indices) { phases[$0].phase.label.text.lowercased() }
    byAnchor = Dictionary(
      phases.enumerated().compactMap { index, phase in
        phase.phase.anchor?.id.map { ($0.value, index) }
      }, uniquingKeysWith: { first, _ in first })
    graph = GateGraph(self)
    conflicts = findConflicts()
    declaredConflicts = findDeclaredConflicts()
    isHome = plans.map { facts.isHome(of: $0.document) }
  }

  func isAtHome(_ plan: JudgedPlan) -> Bool { isHome[plan.index] }

  /// The number of a plan's phase among all phases.
  func number(plan: Int, phase: Int) -> Int { starts[plan] + phase }

  func plan(of phase: JudgedPhase) -> JudgedPlan { plans[phase.plan] }

  /// The phases that a reference means: of its own plan, or else the only one of another's.
  func targets(of reference: PhaseReference, in plan: Int) -> [Int] {
    var found = reference.targets.map { number(plan: plan, phase: $0) }
    if let group = reference.group, plans[plan].document.groups.indices.contains(group) {
      found += plans[plan].document.groups[group].members.map { number(plan: plan, phase: $0) }
    }
    guard found.isEmpty, !reference.isAmbiguous else { return found }
    let elsewhere = byLabel[reference.label.text.lowercased()] ?? []
    return elsewhere.count == 1 ? elsewhere : []
  }

  /// The phase that an anchor's name means.
  func target(ofName name: String) -> Int? {
    if let number = byAnchor[name] { return number }
    let bare = name.hasPrefix("phase:") ? String(name.dropFirst(6)) : name
    let matches = byAnchor[bare].map { [$0] } ?? byLabel[bare.lowercased()] ?? []
    return matches.count == 1 ? matches[0] : nil
  }
}
