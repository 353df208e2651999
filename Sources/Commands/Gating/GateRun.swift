import Contracts
import Findings
import Gating
import Plans
import Reports
import SourceText
import Workspace

/// Plans read and judged, with everything that may be looked up for them.
struct GateRun {
  let repository: Repository
  let documents: [PlanDocument]
  private(set) var assessment = GateAssessment()
  private(set) var failures: [CommandError] = []
  private(set) var remarks: [String] = []
  private(set) var wasInterrupted = false
  private(set) var byteCount = 0
  /// Whether captures were given that could be asked.
  private(set) var askedCaptures = false
  /// Whether a gate asks captures anything.
  private(set) var isAskingCaptures = false

  /// What else is looked at besides the plans themselves.
  struct Evidence {
    /// Captures that live questions are asked of.
    var captures: [String] = []
    var workers = Workers.onePerProcessor
    /// What changed since a revision.
    var changes: ChangedFiles?
    /// What allowed commands came to, by the command as a gate names it.
    var runs: [CommandRun] = []
  }

  init(
    _ files: [SourceFile], _ repository: Repository, _ evidence: Evidence = Evidence(),
    in surroundings: Surroundings
  ) throws(CommandError) {
    self.repository = repository
    documents =
      files.count > 4
      ? concurrently(files) { repository.plan($0) }
      : files.map { repository.plan($0) }
    var finder = GateFactFinder(repository, documents, in: surroundings)
    finder.find()
    if let changes = evidence.changes { finder.take(facts(of: changes)) }
    isAskingCaptures = !finder.asked.queries.isEmpty
    try ask(evidence, &finder, surroundings)
    assessment = judge(
      documents, facts: finder.facts, policy: repository.settings.gatePolicy)
    take(evidence.runs)
    let ran = evidence.runs.count { $0.code != nil }
    if ran > 0 { remarks.append("\(ran) \(ran == 1 ? "command was" : "commands were") run") }
    if evidence.runs.contains(where: \.wasInterrupted) { wasInterrupted = true }
    assessment.findings += PlanSuppressions().faults(of: documents, assessment.findings)
    failures += finder.failures
  }

  private mutating func ask(
    _ evidence: Evidence, _ finder: inout GateFactFinder, _ surroundings: Surroundings
  ) throws(CommandError) {
    guard !evidence.captures.isEmpty else { return }
    askedCaptures = true
    let questions = finder.asked.queries
    guard !questions.isEmpty else {
      remarks.append("no gate asks a question of captures")
      return
    }
    let live = try LiveEvidence(
      questions, evidence.captures, repository, evidence.workers, in: surroundings)
    finder.take(live.facts)
    failures += live.failures
    remarks += live.remarks
    wasInterrupted = live.wasInterrupted
    byteCount = live.byteCount
  }

  /// Adds a line to a gate's evidence, and what it means for the verdict.
  ///
  /// What was not run proves nothing, so a gate that has nothing else is not passed by it.
  mutating func note(_ line: EvidenceLine, at id: String, _ path: String) {
    for index in assessment.gates.indices
    where assessment.gates[index].id == id && assessment.gates[index].place.path == path {
      assessment.gates[index].evidence.append(line)
      assessment.gates[index].settle(line)
    }
  }

  mutating func add(_ finding: Finding) { assessment.findings.append(finding) }

  /// What is bound to plans: by the settings, and by the contracts whose code it is.
  private mutating func facts(of changes: ChangedFiles) -> ChangeFacts {
    var bound = repository.settings.values.plans.bound.map {
      BoundSource(path: $0.sources.value, owner: "the settings", plan: $0.plan?.value)
    }
    for contract in repository.contracts(holding: "sources") {
      bound += contract.sources.map {
        BoundSource(path: $0.value, owner: "contract \(contract.name.value)")
      }
    }
    if bound.isEmpty {
      remarks.append(
        "no code is bound to a plan, so no change needs one: 'plans: { bound: { \"src/**\": "
          + "docs/plan.md } }' in schema.yaml binds it")
    }
    return ChangeFacts(since: changes.base, changed: changes.changes.map(\.path), bound: bound)
  }
}

extension GateResult {
  /// Lets a line that was computed here count for the verdict.
  fileprivate mutating func settle(_ line: EvidenceLine) {
    switch (line.computed, verdict) {
    case (false?, .pass), (false?, .unknown):
      (verdict, reason) = (.fail, "'\(line.field)' does not come out as it has to")
    case (nil, .pass) where !evidence.contains { $0.computed == true }:
      (verdict, reason) = (.unknown, "'\(line.field)' was not run, and nothing else proves it")
    default: break
    }
  }
}

extension Repository {
  /// A file read as a plan, with what the settings call its phases besides.
  func plan(_ source: SourceFile) -> PlanDocument {
    let aliases = settings.values.plans.aliases.map { (key: $0.alias.value, value: $0.name.value) }
    return PlanDocument.read(source, aliases: PlanAliases(aliases))
  }
}

extension RepositorySettings {
  /// What the settings ask of plans.
  var gatePolicy: GatePolicy {
    let plans = values.plans
    var policy = GatePolicy()
    policy.expiresAfterDays = plans.expiresAfterDays
    policy.archived = plans.archived.map(\.value)
    policy.ephemeral = plans.ephemeral.map(\.value)
    policy.canonical = plans.canonical?.value
    policy.required = plans.required.map(\.value)
    policy.names = plans.names.map { NameRule($0.sources.value, form: $0.form.value) }
    policy.coverageAbove = plans.coverageAbove ?? policy.coverageAbove
    policy.suites = plans.suites.map(\.value)
    policy.waivers = waivers.entries.compactMap(\.gateWaiver)
    return policy
  }
}

extension Waivers.Entry {
  /// The waiver as gates take it.
  var gateWaiver: GateWaiver? {
    var waiver = GateWaiver(rule: rule, gate: gate, reason: reason, owner: owner, expires: expires)
    (waiver.fingerprint, waiver.path) = (fingerprint, path)
    return waiver
  }
}
